"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { fetchAs } from "@/components/live/fetch-unless-offline";
import { useEvents } from "@/components/live/use-events";
import { usePerson } from "@/components/ui/form/person";
import type { NotificationView } from "@/lib/notifications/view";

export type Latest = { readonly data: readonly NotificationView[]; readonly unread: number };

const SHOWN = 10;
const PATH = "/api/v1/notifications";

/**
 * The newest notifications and how many are unread: what the server rendered at `renderedAt` until something happens or
 * `wanted` asks for them, then what it says when asked again.
 */
export function useNotifications(rendered: { unread: number; renderedAt: number }, wanted: boolean) {
  const person = usePerson();
  const [heard, setHeard] = useState(0);
  // What was asked before something happened does not know of it, so each time it is another question, never one that still runs.
  const askAgain = useCallback(() => setHeard((times) => times + 1), []);
  const { data, isError } = useQuery({
    queryKey: ["notifications", person, rendered.renderedAt, heard],
    queryFn: ({ signal }) => fetchLatest(person, signal),
    enabled: wanted || heard > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  useEvents(({ kind }) => {
    if (kind === "message" || (kind === "meeting" && heard === 0 && !wanted)) return;
    askAgain();
  });
  return { latest: data, unread: data?.unread ?? rendered.unread, isError, askAgain };
}

/** @throws Error when the answer is not the list; what is shown then stays. */
async function fetchLatest(person: string | undefined, signal: AbortSignal): Promise<Latest> {
  const answer = await fetchAs(person, `${PATH}?limit=${SHOWN}`, { signal });
  if (!answer.ok) throw new Error(`The notifications could not be read: ${answer.status}.`);
  // Safe: our own API answers with this (lib/web/openapi/notification-schema.ts).
  return (await answer.json()) as Latest;
}
