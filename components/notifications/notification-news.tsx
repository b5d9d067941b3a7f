import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ComponentProps } from "react";
import { FreshPill } from "@/components/notifications/fresh-pill";

/** The pill with the words that it needs in the browser. */
export async function NotificationNews(props: ComponentProps<typeof FreshPill>) {
  const { notifications } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ notifications: { fresh: notifications.fresh } }}>
      <FreshPill {...props} />
    </NextIntlClientProvider>
  );
}
