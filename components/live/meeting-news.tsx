import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ComponentProps } from "react";
import { NewsPill } from "@/components/live/news-pill";

/** The pill with the words that it needs in the browser. */
export async function MeetingNews(props: ComponentProps<typeof NewsPill>) {
  const { live } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ live: { news: live.news } }}>
      <NewsPill {...props} />
    </NextIntlClientProvider>
  );
}
