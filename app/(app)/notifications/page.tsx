import { BellOff } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { markAllReadAction, openNotificationAction } from "@/app/(app)/notifications/actions";
import { MarkAllRead } from "@/components/notifications/mark-all-read";
import { NotificationList } from "@/components/notifications/notification-list";
import { PageHeading } from "@/components/shell/page-heading";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { countUnread } from "@/lib/notifications/count-unread";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { readerOfPage } from "@/lib/web/page-reader";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications");
  return { title: t("title") };
}

/** What happened to the reader's meetings, newest first. */
export default async function NotificationsPage({ searchParams }: Props) {
  const { ctx, reader } = await readerOfPage("/notifications");
  const { before } = await searchParams;
  // A mangled address shows the newest ones.
  const input = listNotificationsInput.safeParse({ before }).data ?? listNotificationsInput.parse({});
  const [{ notifications, nextBefore }, unread] = await Promise.all([listNotifications(ctx, input), countUnread(ctx)]);
  const t = await getTranslations("notifications");
  return (
    <div className="mx-auto max-w-3xl">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <PageHeading>{t("title")}</PageHeading>
          <p className="mt-2 text-ink-soft">{t("unread", { count: unread })}</p>
        </div>
        {unread === 0 ? null : (
          <MarkAllRead action={markAllReadAction} label={t("markAll")} pendingLabel={t("markingAll")} />
        )}
      </header>
      {notifications.length === 0 ? (
        <EmptyState icon={<BellOff />} title={t("emptyTitle")}>
          {t("emptyBody")}
        </EmptyState>
      ) : (
        <NotificationList
          notifications={notifications}
          timeZone={reader.timeZone}
          locale={await getLocale()}
          now={ctx.now()}
          open={openNotificationAction}
        />
      )}
      {nextBefore === null ? null : (
        <LinkButton href={`/notifications?before=${nextBefore}`} className="mt-6">
          {t("older")}
        </LinkButton>
      )}
    </div>
  );
}
