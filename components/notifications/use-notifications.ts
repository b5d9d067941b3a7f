"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEvents } from "@/components/live/use-events";
import type { NotificationView } from "@/lib/notifications/view";

export type Latest = { readonly data: readonly NotificationView[]; readonly unread: number };

const SHOWN = 10;
const PATH = "/api/v1/notifications";

/**
 * The newest notifications and how many are unread: what the server rendered at `renderedAt` until something happens or
 * `wanted` asks for them, then what it says when asked again.
 */
export function useNotifications(rendered: { unread: number; renderedAt: number }, wanted: boolean) {
  const [heard, setHeard] = useState(false);
  const { data, isError, refetch } = useQuery({
    queryKey: ["notifications", rendered.renderedAt],
    queryFn: ({ signal }) => fetchLatest(signal),
    enabled: wanted || heard,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEvents(({ kind }) => {
    if (kind === "message") return;
    if (heard || wanted) refetch();
    else if (kind !== "meeting") setHeard(true);
  });
  return { latest: data, unread: data?.unread ?? rendered.unread, isError, refetch };
}

/** @throws Error when the answer is not the list; what is shown then stays. */
async function fetchLatest(signal: AbortSignal): Promise<Latest> {
  const answer = await fetch(`${PATH}?limit=${SHOWN}`, { signal });
  if (!answer.ok) throw new Error(`The notifications could not be read: ${answer.status}.`);
  // Safe: our own API answers with this (lib/web/notification-schema.ts).
  return (await answer.json()) as Latest;
}
