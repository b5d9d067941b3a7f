"use client";

import { Video } from "lucide-react";
import type { ReactNode } from "react";
import { useNow } from "@/components/meetings/use-now";
import { PlainLinkButton } from "@/components/ui/plain-links";
import { joinWindowOf } from "@/lib/meetings/room/join-window";

type Props = {
  href: string;
  /** Instants in epoch milliseconds; `now` is the server's. */
  startsAt: number;
  endsAt: number;
  now: number;
  size: "sm" | "md";
  label: ReactNode;
  /** Stands here until the room opens. */
  before?: ReactNode;
  /** Stands here after the end. */
  after?: ReactNode;
  /** Whether the key for joining means this one. */
  shortcut?: boolean;
};

/** Leads into the room, from ten minutes before the start until the end. It appears by itself while the page is open. The room has a
 * frame and scripts of its own, so it is loaded anew. */
export function JoinLink(props: Props) {
  const { href, startsAt, endsAt, now, size, label, before = null, after = null, shortcut = true } = props;
  const state = joinWindowOf({ startsAt, endsAt }, useNow(now));
  if (state !== "open") return state === "before" ? before : after;
  return (
    <PlainLinkButton
      href={href}
      variant="primary"
      size={size}
      data-shortcut={shortcut ? "join" : undefined}
      className="relative"
    >
      <Video aria-hidden="true" />
      {label}
    </PlainLinkButton>
  );
}
