import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ComponentProps } from "react";
import { LiveNotifications } from "@/components/notifications/bell/live-notifications";

/** The bell with the words that it needs in the browser. */
export async function NotificationBell(props: ComponentProps<typeof LiveNotifications>) {
  const { common, nav, notifications, live } = await getMessages();
  const { new: fresh, join, accept, accepting, decline } = common;
  const { sentence, before, now, received, receivedNow, about } = notifications;
  const words = {
    common: { new: fresh, join, accept, accepting, decline },
    nav: { notifications: nav.notifications, notificationsUnread: nav.notificationsUnread },
    notifications: { sentence, before, now, received, receivedNow, about },
    live: { bell: live.bell, ring: live.ring, unread: live.unread },
  };
  return (
    <NextIntlClientProvider messages={words}>
      <LiveNotifications {...props} />
    </NextIntlClientProvider>
  );
}
