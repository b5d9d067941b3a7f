import { getTranslations } from "next-intl/server";
import { SettleForm } from "@/components/calendars/settle-form";
import type { MeetingCalendar } from "@/lib/calendars/meeting-calendars";
import type { FormAction } from "@/lib/forms/form-state";

/** Asks the host about each person whom the event in the calendar names without an invitation. */
export async function AddedPeople({ calendar, decide }: { calendar: MeetingCalendar; decide: FormAction }) {
  const t = await getTranslations("calendars.meeting");
  const form = { action: decide, connectionId: calendar.connectionId, pending: t("working") };
  return calendar.added.map(({ email, name }) => (
    <div key={email} className="flex flex-col gap-2">
      <p className="min-w-0 wrap-anywhere font-medium text-warn">
        {t("added", { person: name === null ? email : `${name} (${email})`, name: name ?? email })}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SettleForm {...form} email={email} choice="invite" label={t("invite")} />
        <SettleForm {...form} email={email} choice="dismiss" label={t("dismiss")} />
      </div>
    </div>
  ));
}
