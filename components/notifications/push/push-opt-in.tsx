import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ComponentProps } from "react";
import { PushSwitch } from "@/components/notifications/push/push-switch";

/** The switch with the words that it needs in the browser. */
export async function PushOptIn(props: ComponentProps<typeof PushSwitch>) {
  const { notifications } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ notifications: { push: notifications.push } }}>
      <PushSwitch {...props} />
    </NextIntlClientProvider>
  );
}
