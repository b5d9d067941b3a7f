"use client";

import { useTranslations } from "next-intl";
import { fetchUnlessOffline } from "@/components/live/fetch-unless-offline";
import { Pill } from "@/components/live/pill";
import { useNews } from "@/components/live/use-news";
import type { Latest } from "@/components/notifications/use-notifications";
import { usePerson } from "@/components/ui/form/person";
import type { NotificationView } from "@/lib/notifications/view";

type Props = { shown: readonly string[]; readAt: number };

/** Says how many notifications have come since the list was read. */
export function FreshPill({ shown, readAt }: Props) {
  const t = useTranslations("notifications");
  const person = usePerson();
  const count = useNews(readAt, async (heard) => {
    if (heard.kind === "meeting" || heard.kind === "message") return [];
    const found = heard.kind === "notification" ? [heard.data] : await newest(person);
    return found.filter((one) => !shown.includes(one.id) && Date.parse(one.createdAt) >= readAt).map(({ id }) => id);
  });
  return <Pill words={count === 0 ? null : t("fresh", { count })} />;
}

async function newest(person: string | undefined): Promise<readonly NotificationView[]> {
  const answer = await fetchUnlessOffline(person, "/api/v1/notifications?unread=true&limit=50");
  if (!answer?.ok) return [];
  // Safe: our own API answers with this (lib/web/openapi/notification-schema.ts).
  const { data } = (await answer.json()) as Latest;
  return data;
}
