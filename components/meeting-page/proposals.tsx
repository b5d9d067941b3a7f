import { getTranslations } from "next-intl/server";
import { DecideForm } from "@/components/meeting-page/decide-form";
import type { Reader } from "@/components/meetings/reader";
import { Avatar } from "@/components/ui/avatar";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/forms/form-state";
import type { TimeProposalView } from "@/lib/meetings/answers/time-proposal";
import { isOver } from "@/lib/meetings/meeting-status";
import type { MeetingView } from "@/lib/meetings/view";
import { whenWords } from "@/lib/time/when-words";

type Props = {
  meeting: MeetingView;
  proposals: readonly TimeProposalView[];
  reader: Reader;
  accept: FormAction;
  decline: FormAction;
};

/** The times at which invitees would rather come, for the host to take one or to keep the present one. */
export async function Proposals({ meeting, proposals, reader, accept, decline }: Props) {
  if (proposals.length === 0 || isOver(meeting.status)) return null;
  const t = await getTranslations("meetingPage.proposals");
  const common = await getTranslations("common");
  return (
    <Section id="proposals" title={t("heading")}>
      <ul className="flex flex-col gap-4">
        {proposals.map(({ id, inviteeId, startsAt, note }) => {
          const invitee = meeting.invitees.find((one) => one.id === inviteeId);
          const name = invitee?.name ?? invitee?.email ?? "";
          const times = startsAt.map((at) => ({ at, label: whenWords({ ...spanFrom(at, meeting), ...reader }) }));
          return (
            <li key={id} className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4 sm:p-5">
              <div className="flex min-w-0 gap-3">
                <Avatar name={name} className="size-9 text-xs" />
                <div className="min-w-0">
                  <p className="wrap-anywhere font-semibold">{t("from", { name })}</p>
                  {note === null ? null : (
                    <q className="block whitespace-pre-line wrap-anywhere text-ink-soft">{note}</q>
                  )}
                </div>
              </div>
              <DecideForm
                proposalId={id}
                times={times}
                accept={accept}
                decline={decline}
                words={{
                  move: t("move"),
                  moveTo: times.map(({ label }) => t("moveTo", { when: label })),
                  moving: common("accepting"),
                  keep: common("decline"),
                  keepFor: t("keepFor", { name }),
                  keeping: t("keeping"),
                }}
              />
            </li>
          );
        })}
      </ul>
      <p className="text-ink-soft text-sm">{t("consequence")}</p>
    </Section>
  );
}

/** The meeting keeps its length. */
function spanFrom(start: string, meeting: MeetingView) {
  const startsAt = Date.parse(start);
  return { startsAt, endsAt: startsAt + Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt) };
}
