import { getTranslations } from "next-intl/server";
import { AddedPeople } from "@/components/calendars/added-people";
import { CalendarDrift } from "@/components/calendars/calendar-drift";
import { SettleForm } from "@/components/calendars/settle-form";
import type { Reader } from "@/components/meetings/reader";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { MeetingCalendar } from "@/lib/calendars/meeting-calendars";
import type { FormAction } from "@/lib/forms/form-state";
import { shortWhenWords } from "@/lib/time/when-words";

type Props = {
  calendars: readonly MeetingCalendar[];
  meeting: { id: string; disclosure: "neutral" | "full"; status: string };
  hosting: boolean;
  reader: Reader;
  settle: FormAction;
  decideAdded: FormAction;
};

/** How the meeting stands in each of the reader's own calendars, and what can be done about it. */
export async function MeetingCalendars({ calendars, hosting, ...rest }: Props) {
  const t = await getTranslations("calendars.meeting");
  if (calendars.length === 0 && !hosting) return null;
  return (
    <Section id="calendars" title={t("heading")}>
      {calendars.length === 0 ? (
        <p className="text-sm">
          {t("none")} <TextLink href="/settings/calendars">{t("connect")}</TextLink>
        </p>
      ) : (
        <ul className="flex flex-col gap-5">
          {calendars.map((calendar) => (
            <li key={calendar.connectionId} className="flex flex-col gap-2 text-sm">
              <Calendar calendar={calendar} hosting={hosting} {...rest} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

async function Calendar({
  calendar,
  meeting,
  hosting,
  reader,
  settle,
  decideAdded,
}: Omit<Props, "calendars"> & { calendar: MeetingCalendar }) {
  const t = await getTranslations("calendars.meeting");
  const common = await getTranslations("common");
  const names = await getTranslations("calendars.provider");
  const { state, drift, syncedAt, connectionId, account } = calendar;
  const form = { action: settle, connectionId, pending: t("working") };
  // An account that does not let us in has to be connected again first.
  const retries = state === "failed" && drift === null && calendar.reason !== "connection_broken";
  return (
    <>
      <p className="min-w-0 wrap-anywhere">
        <span className="font-semibold">{names(calendar.provider)}</span>
        <span className="text-ink-soft"> · {account}</span>
      </p>
      {state === "synced" && drift ? null : (
        <p className={state === "failed" ? "font-medium text-warn" : ""}>
          {drift?.kind === "deleted" ? t("deleted") : await stateWords(calendar)}
        </p>
      )}
      {syncedAt === null ? null : (
        <p className="text-ink-soft">
          {t.rich("syncedAt", {
            time: () => <Time at={syncedAt}>{shortWhenWords({ startsAt: syncedAt, ...reader })}</Time>,
          })}
        </p>
      )}
      {drift?.kind === "changed" ? (
        <CalendarDrift drift={drift} meeting={meeting} hosting={hosting} reader={reader} form={form} />
      ) : null}
      {meeting.status !== "cancelled" && (drift?.kind === "deleted" || drift?.kind === "left_out") ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SettleForm {...form} choice="ours" label={t("putBack")} />
          {hosting && drift.kind === "deleted" ? <SettleForm {...form} choice="leave" label={t("leaveOut")} /> : null}
          {hosting ? <TextLink href={`/meetings/${meeting.id}/cancel`}>{common("cancelMeeting")}</TextLink> : null}
        </div>
      ) : null}
      {hosting && meeting.status !== "cancelled" ? <AddedPeople calendar={calendar} decide={decideAdded} /> : null}
      {retries ? <SettleForm {...form} choice="retry" label={common("retry")} /> : null}
    </>
  );
}

const known = [
  "connection_broken",
  "calendar_not_configured",
  "calendar_read_only",
  "calendar_missing",
  "calendar_full",
  "address_refused",
  "certificate_refused",
  "event_deleted",
  "event_elsewhere",
  "event_in_trash",
  "event_not_ours",
  "event_unreadable",
  "left_out",
  "gave_up",
  "rate_limited",
  "timeout",
  "unreachable",
] as const;

async function stateWords({ state, reason }: MeetingCalendar): Promise<string> {
  const t = await getTranslations("calendars.meeting");
  const named = known.find((one) => one === reason);
  if (state === "synced") return t("state.synced");
  if (state === "pending")
    return reason === null ? t("state.pending") : t("state.delayed", { why: t(`reason.${named ?? "other"}`) });
  return t(`reason.${named ?? "other"}`);
}
