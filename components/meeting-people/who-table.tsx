"use client";

import { CircleCheck, CircleHelp, CircleX, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeliveryState } from "@/components/meeting-people/delivery-state";
import { WordsByEmail } from "@/components/meeting-people/emailed-words";
import { InviteeActions } from "@/components/meeting-people/invitee-actions";
import type { Reader } from "@/components/meetings/reader";
import { Avatar } from "@/components/ui/avatar";
import type { FormAction } from "@/lib/forms/form-state";
import type { EarlierAnswers } from "@/lib/meetings/answers/previous-answers";
import type { ShownWords } from "@/lib/meetings/answers/words-by-email";
import type { InviteeView } from "@/lib/meetings/view";

const icons = { accepted: CircleCheck, tentative: CircleHelp, declined: CircleX, needs_action: Clock };
const tones = { accepted: "text-good", tentative: "text-ink", declined: "text-bad", needs_action: "text-ink-soft" };

export type WhoTableProps = {
  meetingId: string;
  invitees: readonly InviteeView[];
  reader: Reader;
  /** Answers to a time before the present one, by invitee. */
  earlier: EarlierAnswers;
  /** Those whose answer came from the host's own calendar. */
  noted: readonly string[];
  /** What they wrote by email. */
  emails: readonly ShownWords[];
  /** Undefined where there is nothing to come to any more. */
  resend: FormAction | undefined;
};

/** One row per invitee; on a phone one card. */
export function WhoTable({ meetingId, invitees, reader, earlier, noted, emails, resend }: WhoTableProps) {
  const t = useTranslations("meetingPage.who");
  return (
    <table className="w-full border-collapse text-left max-sm:block">
      <caption className="sr-only">{t("heading")}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-line border-b text-ink-soft text-xs">
          {[t("person"), t("answerHead"), t("delivery")].map((title) => (
            <th key={title} scope="col" className="py-2 pr-6 font-semibold">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:flex max-sm:flex-col max-sm:gap-3">
        {invitees.map((invitee) => (
          <tr
            key={invitee.id}
            className="border-line align-top max-sm:flex max-sm:flex-col max-sm:gap-3 max-sm:rounded-lg max-sm:border max-sm:bg-raised max-sm:p-4 sm:border-b sm:last:border-b-0"
          >
            <th scope="row" className="font-normal sm:w-[36%] sm:py-4 sm:pr-6">
              <Person invitee={invitee} />
            </th>
            <td className="text-sm sm:w-[20%] sm:py-4 sm:pr-6">
              <Answer invitee={invitee} earlier={earlier[invitee.id]} noted={noted.includes(invitee.id)} />
              <WordsByEmail emails={emails.filter(({ invitationId }) => invitationId === invitee.id)} reader={reader} />
            </td>
            <td className="text-sm sm:py-4">
              <Deliveries invitee={invitee} reader={reader} />
              {resend ? <InviteeActions meetingId={meetingId} invitee={invitee} resend={resend} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Person({ invitee }: { invitee: InviteeView }) {
  const t = useTranslations("meetingPage.who");
  const name = invitee.name ?? invitee.email;
  return (
    <span className="flex min-w-0 gap-3">
      <Avatar name={name} className="size-9 text-xs" />
      <span className="min-w-0">
        <span className="block wrap-anywhere font-semibold">
          <bdi>{name}</bdi>
        </span>
        <span className="block text-ink-soft text-sm">{t(`kind.${invitee.kind}`)}</span>
        {invitee.accountClosed ? (
          <span className="block font-medium text-bad text-sm">{t("accountClosed")}</span>
        ) : null}
        {invitee.name === null ? null : <span className="block break-all text-ink-soft text-sm">{invitee.email}</span>}
      </span>
    </span>
  );
}

type AnswerProps = { invitee: InviteeView; earlier: EarlierAnswers[string] | undefined; noted: boolean };

function Answer({ invitee, earlier, noted }: AnswerProps) {
  const t = useTranslations("meetingPage.who.answer");
  const who = useTranslations("meetingPage.who");
  const before = useTranslations("meetingPage.who.earlier");
  const Icon = icons[invitee.response];
  return (
    <>
      <span className={`flex items-start gap-2 font-medium ${tones[invitee.response]}`}>
        <Icon aria-hidden="true" className="mt-[0.2em] size-4 shrink-0" />
        {t(invitee.response)}
      </span>
      {noted && invitee.response !== "needs_action" ? (
        <span className="mt-1 block text-ink-soft">{who("noted")}</span>
      ) : null}
      {earlier && invitee.response === "needs_action" ? (
        <span className="mt-1 block text-ink-soft">{before(earlier)}</span>
      ) : null}
      {invitee.note === null ? null : (
        <q className="mt-1 block max-w-xs whitespace-pre-line wrap-anywhere text-ink-soft">{invitee.note}</q>
      )}
    </>
  );
}

function Deliveries({ invitee, reader }: { invitee: InviteeView; reader: Reader }) {
  const t = useTranslations("meetingPage.who");
  const { deliveries = [] } = invitee;
  if (deliveries.length === 0) return <p className="text-ink-soft">{t("notTold")}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {deliveries.map((delivery) => (
        <li key={delivery.id}>
          <DeliveryState delivery={delivery} reader={reader} />
        </li>
      ))}
    </ul>
  );
}
