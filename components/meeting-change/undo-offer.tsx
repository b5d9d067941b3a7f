import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ComponentProps } from "react";
import { ChangedNotice } from "@/components/meeting-change/changed-notice";

/** The notice with the words that it needs in the browser. */
export async function UndoOffer(props: ComponentProps<typeof ChangedNotice>) {
  const { common, meetingChange } = await getMessages();
  const { changeSaved, meetingCancelled, undo, undoing } = common;
  const words = {
    common: { changeSaved, meetingCancelled, undo, undoing },
    meetingChange: { done: meetingChange.done },
  };
  return (
    <NextIntlClientProvider messages={words}>
      <ChangedNotice {...props} />
    </NextIntlClientProvider>
  );
}
