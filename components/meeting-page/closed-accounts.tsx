import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/form/link-button";
import { OneButtonForm } from "@/components/ui/form/one-button-form";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/forms/form-state";
import type { ClosedAccount } from "@/lib/meetings/invitees/closed-accounts";
import { isOver } from "@/lib/meetings/meeting-status";
import type { MeetingView } from "@/lib/meetings/view";

type Props = { meeting: MeetingView; people: readonly ClosedAccount[]; keep: FormAction };

/** Whose account was closed while they are invited, for the host to remove or to keep (docs/design/calendars.md#6). */
export async function ClosedAccounts({ meeting, people, keep }: Props) {
  if (people.length === 0 || isOver(meeting.status)) return null;
  const t = await getTranslations("meetingPage.closedAccounts");
  const who = await getTranslations("meetingPage.who");
  const words = await getTranslations("calendars.meeting");
  return (
    <Section id="closed-accounts" title={t("heading")}>
      <ul className="flex flex-col gap-4">
        {people.map(({ invitationId, name }) => (
          <li key={invitationId} className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4 sm:p-5">
            <p className="wrap-anywhere font-semibold">{t("asks", { name })}</p>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <LinkButton
                href={`/meetings/${meeting.id}/edit?without=${invitationId}`}
                prefetch={false}
                variant="secondary"
                size="sm"
                aria-label={t("removeName", { name })}
              >
                {who("actions.remove")}
              </LinkButton>
              <OneButtonForm
                action={keep}
                values={{ inviteeId: invitationId }}
                label={t("keep")}
                pendingLabel={words("working")}
                name={t("keepName", { name })}
              />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
