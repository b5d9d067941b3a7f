import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { Reader } from "@/components/meetings/reader";
import { Section } from "@/components/meetings/section";
import { WhoLive } from "@/components/meetings/who-live";
import type { MeetingView } from "@/lib/meetings/view";

/** Whom the host invited, what they answered, and what reached them. Rendered here, kept up to date in the browser. */
export async function Who({ meeting, reader }: { meeting: MeetingView; reader: Reader }) {
  const t = await getTranslations("meetingPage.who");
  const { meetingPage } = await getMessages();
  return (
    <Section id="who" title={t("heading")}>
      {meeting.invitees.length === 0 ? (
        <p className="text-ink-soft">{t("nobody")}</p>
      ) : (
        <NextIntlClientProvider messages={{ meetingPage: { who: meetingPage.who } }}>
          <WhoLive meetingId={meeting.id} invitees={meeting.invitees} reader={reader} />
        </NextIntlClientProvider>
      )}
    </Section>
  );
}
