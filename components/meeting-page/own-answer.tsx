import { CircleCheck, CircleHelp, CircleX, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { AnswerForm } from "@/components/guest/answer-form";
import { answerWords } from "@/components/guest/answer-words";
import { ProposePart } from "@/components/guest/propose-part";
import type { Reader } from "@/components/meetings/reader";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/forms/form-state";
import type { InviteeAnswer } from "@/lib/meetings/answers/respond-input";
import type { TimeProposalView } from "@/lib/meetings/answers/time-proposal";
import { isOver } from "@/lib/meetings/meeting-status";
import type { MeetingView } from "@/lib/meetings/view";
import { shortWhenWords } from "@/lib/time/when-words";

const icons = { accepted: CircleCheck, tentative: CircleHelp, declined: CircleX, needs_action: Clock };

type Props = {
  meeting: MeetingView;
  reader: Reader;
  /** The newest of their own, whatever became of it. */
  proposal: TimeProposalView | undefined;
  answer: FormAction;
  /** The answer that was chosen in an email and is not sent before a button here is pressed. */
  hint: InviteeAnswer | undefined;
  propose: FormAction;
};

/** The reader's own answer, to give or change until the end. Nobody else's answer is on their page. */
export async function OwnAnswer({ meeting, reader, proposal, answer, hint, propose }: Props) {
  const [own] = meeting.invitees;
  if (!own) return null;
  if (isOver(meeting.status)) return <Given meeting={meeting} reader={reader} />;
  return (
    <div className="*:mt-0">
      <AnswerForm
        action={answer}
        shown={{ startsAt: meeting.startsAt, endsAt: meeting.endsAt }}
        current={own.response}
        note={own.note ?? ""}
        hint={hint === own.response ? undefined : hint}
        zone={undefined}
        words={await answerWords(meeting, own, reader)}
      >
        <ProposePart action={propose} meeting={meeting} proposal={proposal} reader={reader} />
      </AnswerForm>
    </div>
  );
}

function Given({ meeting, reader }: Pick<Props, "meeting" | "reader">) {
  const t = useTranslations("meetingPage.own");
  const words = useTranslations("meetingWords.ownAnswer");
  const [own] = meeting.invitees;
  if (!own) return null;
  const Icon = icons[own.response];
  const when = own.respondedAt && shortWhenWords({ startsAt: Date.parse(own.respondedAt), ...reader });
  return (
    <Section id="own-answer" title={t("heading")}>
      <p className="flex items-center gap-2.5">
        <Icon aria-hidden="true" className="size-5 shrink-0 text-accent" />
        {words(own.response)} {when ? t("at", { when }) : null}
      </p>
      {own.note === null ? null : <p className="max-w-prose whitespace-pre-line">{t("note", { note: own.note })}</p>}
    </Section>
  );
}
