import { getTranslations } from "next-intl/server";
import { SettleForm } from "@/components/calendars/settle-form";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/forms/form-state";
import type { Delegate } from "@/lib/meetings/answers/delegates";
import { isOver } from "@/lib/meetings/meeting-status";
import type { MeetingView } from "@/lib/meetings/view";

type Props = { meeting: MeetingView; delegates: readonly Delegate[]; decide: FormAction };

/** Whom invitees asked by email to come in their place, for the host to invite or not. */
export async function Delegates({ meeting, delegates, decide }: Props) {
  if (delegates.length === 0 || isOver(meeting.status)) return null;
  const t = await getTranslations("meetingPage.delegates");
  const words = await getTranslations("calendars.meeting");
  const form = { action: decide, pending: words("working") };
  return (
    <Section id="delegates" title={t("heading")}>
      <ul className="flex flex-col gap-4">
        {delegates.map(({ invitationId, email }) => {
          const invitee = meeting.invitees.find((one) => one.id === invitationId);
          return (
            <li
              key={`${invitationId} ${email}`}
              className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4 sm:p-5"
            >
              <p className="wrap-anywhere font-semibold">
                {t("asks", { name: invitee?.name ?? invitee?.email ?? "", person: email })}
              </p>
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <SettleForm {...form} email={email} choice="invite" label={t("invite", { person: email })} />
                <SettleForm {...form} email={email} choice="dismiss" label={words("dismiss")} />
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
