import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ComponentProps } from "react";
import { ChangedNotice } from "@/components/meeting-change/changed-notice";

/** The notice with the words that it needs in the browser. */
export async function UndoOffer(props: ComponentProps<typeof ChangedNotice>) {
  const { meetingChange } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ meetingChange: { done: meetingChange.done } }}>
      <ChangedNotice {...props} />
    </NextIntlClientProvider>
  );
}
