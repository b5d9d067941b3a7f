"use client";

import { useTranslations } from "next-intl";
import { fetchUnlessOffline } from "@/components/live/fetch-unless-offline";
import { Pill } from "@/components/live/pill";
import { useNews } from "@/components/live/use-news";
import type { Heard } from "@/components/live/watch-events";
import { usePerson } from "@/components/ui/form/person";

type Props = {
  /** The meetings that the list shows, with the revision that it shows them at. */
  shown: Readonly<Record<string, number>>;
  /** When the list was read, epoch milliseconds. */
  readAt: number;
};

/** Says how many meetings have changed since the list was read. */
export function NewsPill({ shown, readAt }: Props) {
  const t = useTranslations("live");
  const person = usePerson();
  const count = useNews(readAt, async (heard) => {
    const meetings = heard.kind === "catch-up" ? await changedSince(person, readAt) : meetingIn(heard);
    return meetings.filter(({ id, revision }) => (shown[id] ?? 0) < revision).map(({ id }) => id);
  });
  return <Pill words={count === 0 ? null : t("news", { count })} />;
}

type Meeting = { readonly id: string; readonly revision: number };

function meetingIn(heard: Heard): readonly Meeting[] {
  return heard.kind === "meeting" ? [heard.data] : [];
}

/** Meetings that changed since the list was read. Without a connection none, and the list stays as it is. */
async function changedSince(person: string | undefined, readAt: number): Promise<readonly Meeting[]> {
  const since = encodeURIComponent(new Date(readAt).toISOString());
  const answer = await fetchUnlessOffline(person, `/api/v1/meetings?limit=50&updatedSince=${since}`);
  if (!answer?.ok) return [];
  // Safe: our own API answers with this (lib/web/openapi/meeting-schema.ts).
  const { data } = (await answer.json()) as { data: Meeting[] };
  return data;
}
