import { CheckCheck } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import {
  acceptAction,
  markAllReadAction,
  openNotificationAction,
  subscribePushAction,
  unmarkReadAction,
  unsubscribePushAction,
} from "@/app/(app)/notifications/actions";
import { FreshPill } from "@/components/notifications/fresh-pill";
import { MarkedNotice } from "@/components/notifications/marked-notice";
import { NoNotifications } from "@/components/notifications/no-notifications";
import { NotificationList } from "@/components/notifications/notification-list";
import { PushSwitch } from "@/components/notifications/push/push-switch";
import { PageHeading } from "@/components/shell/page-heading";
import { LinkButton } from "@/components/ui/form/link-button";
import { OneButtonForm } from "@/components/ui/form/one-button-form";
import { TabLinks } from "@/components/ui/tab-links";
import { Words } from "@/components/ui/words";
import { currentSessionId } from "@/lib/auth/session";
import { countUnread } from "@/lib/notifications/count-unread";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { moreHref, notificationsPageInput } from "@/lib/notifications/notifications-page";
import { isPushedTo } from "@/lib/notifications/subscribe-push";
import { countMarkedAt } from "@/lib/notifications/unmark-read";
import { notificationView } from "@/lib/notifications/view";
import { signedInReader } from "@/lib/web/callers/page-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const nav = await getTranslations("nav");
  return { title: nav("notifications") };
}

/** What happened to the reader's meetings, newest first. */
export default async function NotificationsPage({ searchParams }: Props) {
  const { ctx, reader } = await signedInReader("/notifications");
  const asked = notificationsPageInput.parse(await searchParams);
  const { only, before, shown, marked } = asked;
  const [page, unread, undoable] = await Promise.all([
    listNotifications(ctx, { limit: shown, unread: only === "unread", ...(before && { before }) }),
    countUnread(ctx),
    marked === undefined ? 0 : countMarkedAt(ctx, marked),
  ]);
  const notifications = page.notifications.map((row) => notificationView(row, ctx));
  const sessionId = await currentSessionId();
  const t = await getTranslations("notifications");
  const nav = await getTranslations("nav");
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <PageHeading>{nav("notifications")}</PageHeading>
          <p className="mt-2 text-ink-soft">{t("unread", { count: unread })}</p>
        </div>
        {unread === 0 ? null : (
          <OneButtonForm
            action={markAllReadAction}
            values={{}}
            label={t("markAll")}
            icon={<CheckCheck aria-hidden="true" />}
            pendingLabel={t("markingAll")}
          />
        )}
      </header>
      {marked !== undefined && undoable > 0 ? (
        <MarkedNotice count={undoable} markedAt={marked} undo={unmarkReadAction} />
      ) : null}
      <TabLinks
        label={t("tabs.label")}
        tabs={[
          { href: "/notifications", label: t("tabs.all"), current: only === undefined },
          { href: "/notifications?only=unread", label: t("tabs.unread"), current: only === "unread", count: unread },
        ]}
      />
      <Words of={["notifications.fresh"]}>
        <FreshPill shown={notifications.map(({ id }) => id)} readAt={ctx.now()} />
      </Words>
      {notifications.length === 0 ? (
        <NoNotifications unreadOnly={only === "unread"} />
      ) : (
        <NotificationList
          notifications={notifications}
          reader={{ timeZone: reader.timeZone, locale: await getLocale(), now: ctx.now() }}
          open={openNotificationAction}
          accept={acceptAction}
        />
      )}
      {page.nextBefore === null ? null : (
        <LinkButton href={moreHref(asked, page.nextBefore)} scroll={false} className="self-center">
          {t("more")}
        </LinkButton>
      )}
      <Words of={["notifications.push"]}>
        <PushSwitch
          publicKey={ctx.secrets.vapidKeys().publicKey}
          subscribed={sessionId !== undefined && (await isPushedTo(ctx, sessionId))}
          subscribe={subscribePushAction}
          unsubscribe={unsubscribePushAction}
        />
      </Words>
    </div>
  );
}
