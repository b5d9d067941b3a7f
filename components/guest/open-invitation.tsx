import { CalendarArrowDown, CircleCheck, Radio } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AnswerForm } from "@/components/guest/answer-form";
import { answerWords } from "@/components/guest/answer-words";
import { Place } from "@/components/guest/place";
import { When } from "@/components/guest/when";
import { ZoneForm } from "@/components/guest/zone-form";
import { ZoneOffer } from "@/components/guest/zone-offer";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Description, DescriptionList } from "@/components/ui/description-list";
import type { Answer } from "@/lib/meetings/respond-input";
import type { InviteeView, MeetingView } from "@/lib/meetings/view";
import type { FormAction } from "@/lib/web/form-state";

type Props = {
  meeting: MeetingView;
  invitee: InviteeView;
  answer: FormAction;
  /** The answer whose link was pressed in the mail; nothing is stored before a button here is. */
  hint: Answer | undefined;
  /** Epoch milliseconds. */
  now: number;
  /** In which times are shown. */
  timeZone: string;
  /** Whether the reader picked that zone here. */
  zoneChosen: boolean;
  locale: string;
};

/** The invitation as its guest reads it: who, when, where and what to bring; never who else is invited. */
export async function OpenInvitation({ meeting, invitee, answer, hint, ...reader }: Props) {
  const t = await getTranslations("invitation");
  const { now, timeZone, zoneChosen, locale } = reader;
  const ended = meeting.status === "ended";
  return (
    <>
      <h1>{ended ? t("ended.title") : t("title")}</h1>
      <Inviter name={meeting.host.name} sentence={t(ended ? "ended.body" : "from", { host: meeting.host.name })} />
      <Card>
        <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <h2 className="min-w-0 font-display text-xl">{meeting.title}</h2>
          <Status status={meeting.status} />
        </div>
        <DescriptionList>
          <Description term={t("when")}>
            <When meeting={meeting} timeZone={timeZone} locale={locale} now={now} />
            {zoneChosen ? null : (
              <ZoneOffer
                shown={timeZone}
                answer={hint}
                words={{ question: t.raw("zone.offer"), link: t.raw("zone.offerLink") }}
              />
            )}
            <ZoneForm timeZone={timeZone} open={zoneChosen} answer={hint} />
          </Description>
          <Description term={t("where")}>
            <Place meeting={meeting} reader={{ timeZone, locale, now }} />
          </Description>
          {meeting.description ? (
            <Description term={t("agenda")}>
              <p className="whitespace-pre-line">{meeting.description}</p>
            </Description>
          ) : null}
        </DescriptionList>
        {ended ? null : <CalendarFile meetingId={meeting.id} label={t("calendarFile")} hint={t("calendarFileHint")} />}
      </Card>
      {ended ? null : (
        <AnswerForm
          action={answer}
          current={invitee.response}
          note={invitee.note ?? ""}
          hint={hint === invitee.response ? undefined : hint}
          zone={zoneChosen ? timeZone : undefined}
          words={await answerWords(meeting.host.name, invitee, { timeZone, locale })}
        />
      )}
    </>
  );
}

function Inviter({ name, sentence }: { name: string; sentence: string }) {
  return (
    <p className="mt-5 mb-7 flex items-center gap-3.5 text-lg">
      <Avatar name={name} className="size-12 text-base" />
      <span className="min-w-0">{sentence}</span>
    </p>
  );
}

async function Status({ status }: { status: MeetingView["status"] }) {
  const t = await getTranslations("invitation.status");
  if (status === "in_progress") {
    return (
      <Badge tone="good" icon={<Radio />}>
        {t("in_progress")}
      </Badge>
    );
  }
  return status === "ended" ? <Badge icon={<CircleCheck />}>{t("ended")}</Badge> : null;
}

function CalendarFile({ meetingId, label, hint }: { meetingId: string; label: string; hint: string }) {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <LinkButton href={`/meetings/${meetingId}/invitation`} prefetch={false} download>
        <CalendarArrowDown aria-hidden="true" />
        {label}
      </LinkButton>
      <p className="text-ink-soft text-sm">{hint}</p>
    </div>
  );
}
