import { CircleCheck, Radio } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AnswerForm } from "@/components/guest/answer-form";
import { answerWords } from "@/components/guest/answer-words";
import { CalendarMenu } from "@/components/guest/calendar-menu";
import { ConversationLink } from "@/components/guest/conversation-link";
import { DeviceZone } from "@/components/guest/device-zone";
import { InvitationFoot } from "@/components/guest/invitation-foot";
import { Place } from "@/components/guest/invitation-place";
import { When } from "@/components/guest/invitation-when";
import { ProposePart } from "@/components/guest/propose-part";
import { TimeChanged } from "@/components/guest/time-changed";
import { ZoneForm } from "@/components/guest/zone-form";
import { TextWithLinks } from "@/components/meetings/text-with-links";
import { signInTo } from "@/components/sign-in/sign-in-to";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList, DescriptionRow } from "@/components/ui/description-list";
import { PlainTextLink } from "@/components/ui/plain-links";
import type { FormAction } from "@/lib/forms/form-state";
import type { EarlierTime } from "@/lib/meetings/answers/previous-time";
import type { InviteeAnswer } from "@/lib/meetings/answers/respond-input";
import type { TimeProposalView } from "@/lib/meetings/answers/time-proposal";
import type { WebCalendar } from "@/lib/meetings/calendar-file/calendar-links";
import type { InviteeView, MeetingView } from "@/lib/meetings/view";

type Props = {
  meeting: MeetingView;
  invitee: InviteeView;
  /** The time that they knew before the present one and have not answered since. */
  earlier: EarlierTime | undefined;
  proposal: TimeProposalView | undefined;
  calendars: Readonly<Record<WebCalendar, string>>;
  signedIn: boolean;
  /** How a reader who is not signed in shows that the invitation is theirs. */
  provenBy: "code" | "account";
  /** Whether the host wrote something that is shown once the invited address is confirmed. */
  heldBack: boolean;
  answer: FormAction;
  propose: FormAction;
  /** The answer whose link was pressed in the mail; nothing is stored before a button here is. */
  hint: InviteeAnswer | undefined;
  /** Epoch milliseconds. */
  now: number;
  /** In which times are shown. */
  timeZone: string;
  /** Whether the reader picked that zone here. */
  zoneChosen: boolean;
  locale: string;
};

/**
 * The invitation as its guest reads it: who, when, where and what to bring; never who else is invited. The answer stands
 * below the time, and before everything when it was chosen in the email and only has to be sent.
 */
export async function OpenInvitation(props: Props) {
  const { meeting, invitee, earlier, hint, timeZone, locale } = props;
  const t = await getTranslations("invitation");
  const ended = meeting.status === "ended";
  const unsent = !ended && hint !== undefined && hint !== invitee.response;
  return (
    <>
      <h1>{ended ? t("ended.title") : t("title")}</h1>
      {unsent ? <Answering {...props} /> : null}
      <Inviter name={meeting.host.name} sentence={t(ended ? "ended.body" : "from", { host: meeting.host.name })} />
      {earlier && !ended ? (
        <TimeChanged earlier={earlier} meeting={meeting} timeZone={timeZone} locale={locale} />
      ) : null}
      <TitleAndTime {...props} />
      {ended || unsent ? null : <Answering {...props} />}
      <PlaceAndAgenda {...props} />
      {ended ? null : <ConversationLink meeting={meeting} provenBy={props.signedIn ? "session" : props.provenBy} />}
      <InvitationFoot
        invitationId={invitee.id}
        meetingId={meeting.id}
        host={meeting.host.name}
        signedIn={props.signedIn}
        provenBy={props.provenBy}
      />
    </>
  );
}

async function TitleAndTime({ meeting, hint, now, timeZone, zoneChosen, locale }: Props) {
  const common = await getTranslations("common");
  return (
    <Card>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 dir="auto" className="min-w-0 wrap-anywhere font-display text-xl">
          {meeting.title}
        </h2>
        <Status status={meeting.status} />
      </div>
      <DescriptionList>
        <DescriptionRow term={common("fields.when")}>
          <When meeting={meeting} timeZone={timeZone} locale={locale} now={now} />
          {zoneChosen ? null : <DeviceZone shown={timeZone} />}
          <ZoneForm timeZone={timeZone} open={zoneChosen} answer={hint} />
        </DescriptionRow>
      </DescriptionList>
    </Card>
  );
}

async function PlaceAndAgenda({ meeting, heldBack, provenBy, calendars, now, timeZone, locale }: Props) {
  const t = await getTranslations("invitation");
  const common = await getTranslations("common");
  return (
    <Card className="mt-6">
      <DescriptionList>
        <DescriptionRow term={common("where")}>
          <Place meeting={meeting} reader={{ timeZone, locale, now }} />
        </DescriptionRow>
        {meeting.description ? (
          <DescriptionRow term={t("agenda")}>
            <p dir="auto" className="whitespace-pre-line wrap-anywhere">
              <TextWithLinks text={meeting.description} />
            </p>
          </DescriptionRow>
        ) : null}
        {heldBack ? (
          <DescriptionRow term={t("agenda")}>
            <p>{t(`heldBack.${provenBy}`, { host: meeting.host.name })}</p>
            {provenBy === "account" ? (
              <PlainTextLink href={signInTo(`/meetings/${meeting.id}`)}>{common("signIn")}</PlainTextLink>
            ) : (
              <PlainTextLink href={`${new URL(meeting.meetingUrl).pathname}?write=1#conversation`}>
                {t("heldBack.confirm")}
              </PlainTextLink>
            )}
          </DescriptionRow>
        ) : null}
      </DescriptionList>
      {meeting.status === "ended" ? null : <CalendarMenu meetingId={meeting.id} links={calendars} />}
    </Card>
  );
}

async function Answering({ meeting, invitee, answer, propose, proposal, hint, ...reader }: Props) {
  const { timeZone, zoneChosen, locale, now } = reader;
  return (
    <AnswerForm
      action={answer}
      shown={{ startsAt: meeting.startsAt, endsAt: meeting.endsAt }}
      current={invitee.response}
      note={invitee.note ?? ""}
      hint={hint === invitee.response ? undefined : hint}
      zone={zoneChosen ? timeZone : undefined}
      words={await answerWords(meeting, invitee, { timeZone, locale })}
    >
      <ProposePart action={propose} meeting={meeting} proposal={proposal} reader={{ timeZone, locale, now }} />
    </AnswerForm>
  );
}

function Inviter({ name, sentence }: { name: string; sentence: string }) {
  return (
    <p className="mt-5 mb-7 flex items-center gap-3.5 text-lg">
      <Avatar name={name} className="size-12 text-base" />
      <span className="min-w-0 wrap-anywhere">{sentence}</span>
    </p>
  );
}

async function Status({ status }: { status: MeetingView["status"] }) {
  const common = await getTranslations("common");
  if (status === "in_progress") {
    return (
      <Badge tone="good" icon={<Radio />}>
        {common("status.in_progress")}
      </Badge>
    );
  }
  return status === "ended" ? <Badge icon={<CircleCheck />}>{common("status.ended")}</Badge> : null;
}
