import { getTranslations } from "next-intl/server";
import { WhoLive } from "@/components/meeting-people/who-live";
import type { Reader } from "@/components/meetings/reader";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Words } from "@/components/ui/words";
import type { FormAction } from "@/lib/forms/form-state";
import type { EarlierAnswers } from "@/lib/meetings/answers/previous-answers";
import type { ShownWords } from "@/lib/meetings/answers/words-by-email";
import type { MeetingView } from "@/lib/meetings/view";

type Props = {
  meeting: MeetingView;
  reader: Reader;
  earlier: EarlierAnswers;
  noted: readonly string[];
  emails: readonly ShownWords[];
  resend: FormAction;
};

/** Whom the host invited, what they answered, and what reached them. Rendered here, kept up to date in the browser. */
export async function Who({ meeting, reader, earlier, noted, emails, resend }: Props) {
  const t = await getTranslations("meetingPage.who");
  const words = await getTranslations("common");
  const deliveries = await getTranslations("meetingPage.deliveries");
  return (
    <Section id="who" title={t("heading")}>
      {meeting.invitees.length === 0 ? (
        <p className="text-ink-soft">{words("nobodyInvited")}</p>
      ) : (
        <Words of={["common.sending", "common.sendAgain", "common.personalLink", "meetingPage.who"]}>
          <WhoLive
            meetingId={meeting.id}
            invitees={meeting.invitees}
            reader={reader}
            earlier={earlier}
            noted={noted}
            emails={emails}
            resend={meeting.status === "scheduled" || meeting.status === "in_progress" ? resend : undefined}
          />
          <TextLink href={`/meetings/${meeting.id}/deliveries`} prefetch={false} className="self-start text-sm">
            {deliveries("link")}
          </TextLink>
        </Words>
      )}
    </Section>
  );
}
