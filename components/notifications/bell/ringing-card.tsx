"use client";

import { PhoneIncoming, PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { fetchUnlessOffline } from "@/components/live/fetch-unless-offline";
import { Button } from "@/components/ui/form/button";
import { usePersonAtFirst } from "@/components/ui/form/person";
import type { NotificationView } from "@/lib/notifications/view";

type Props = {
  notification: NotificationView;
  /** Called when it has rung long enough, and when it was answered. */
  over: () => void;
};

type Answer = "accepted" | "declined";

/** A meeting that was started just now rings for its invitee, on whatever page they are: silently, and without taking the focus. */
export function RingingCard({ notification, over }: Props) {
  const t = useTranslations("live.ring");
  const common = useTranslations("common");
  const [title, body] = [useId(), useId()];
  const { answer, pending, failed } = useAnswer(notification.meetingId, over);
  const { ringSeconds } = notification;
  useEffect(() => {
    const timer = setTimeout(over, (ringSeconds ?? 0) * 1000);
    return () => clearTimeout(timer);
  }, [ringSeconds, over]);
  return (
    <div
      role="alertdialog"
      aria-modal="false"
      aria-labelledby={title}
      aria-describedby={body}
      className="fixed inset-x-4 bottom-20 z-40 rounded-lg border border-line-strong bg-raised p-5 shadow-lg sm:right-6 md:bottom-6 sm:left-auto sm:w-96"
    >
      <div aria-live="assertive">
        <p id={title} className="flex items-center gap-2 font-semibold">
          <PhoneIncoming aria-hidden="true" className="size-5 shrink-0 text-accent motion-safe:animate-pulse" />
          {t("title", { host: notification.host.name })}
        </p>
        <p id={body} className="mt-1 text-ink-soft text-sm">
          {failed ? t("failed") : t("body")}
        </p>
      </div>
      <div className="mt-4 flex gap-3">
        <Button variant="primary" className="flex-1" disabled={pending} onClick={() => answer("accepted")}>
          {common("accept")}
        </Button>
        <Button className="flex-1" disabled={pending} onClick={() => answer("declined")}>
          <PhoneOff aria-hidden="true" />
          {common("decline")}
        </Button>
      </div>
    </div>
  );
}

/** Answers like any invitee; accepting leads to the room. */
function useAnswer(meetingId: string, over: () => void) {
  const person = usePersonAtFirst();
  const [state, setState] = useState<"none" | "pending" | "failed">("none");
  async function answer(response: Answer) {
    setState("pending");
    const sent = await fetchUnlessOffline(person, `/api/v1/meetings/${meetingId}/response`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ response }),
    });
    if (!sent?.ok) return setState("failed");
    // Safe: our own API answers with the meeting (lib/meetings/view.ts).
    const { meetingUrl } = (await sent.json()) as { meetingUrl: string };
    if (response === "accepted") location.assign(new URL(meetingUrl).pathname);
    else over();
  }
  return { answer, pending: state === "pending", failed: state === "failed" };
}
