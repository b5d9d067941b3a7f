import type { FieldError } from "@/lib/errors";
import { formatterOf } from "@/lib/time/formatters";
import { type ClockOccurrence, instantOfLocal } from "@/lib/time/local-time";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { isTimeZone } from "@/lib/time/time-zone";
import type { Reading } from "@/lib/web/forms/form-values";

type TypedStart = { date: string; time: string; occurrence: string; timeZone: string };

/** The start as the API wants it, or why there is none; an unknown zone is left for the API's schema to name. */
export function startOf(typed: TypedStart): Reading<{ startsAt?: string }> {
  const { date, time, timeZone } = typed;
  if (date === "")
    return wrong("startsAt", "required", "Choose the day on which the meeting takes place.", { part: "day" });
  if (time === "")
    return wrong("startsAt", "required", "Choose the time at which the meeting starts.", { part: "time" });
  if (!isTimeZone(timeZone)) return { part: {}, problems: [] };

  const start = instantOfLocal({ date, time, timeZone, occurrence: occurrenceOf(typed.occurrence) });
  if (start.ok) return { part: { startsAt: rfc3339Of(start.instant) }, problems: [] };
  const values = { time, zone: typed.timeZone };
  if (start.problem === "skipped") {
    const suggestion = start.suggestion.replace("T", " ").replace(`${typed.date} `, "");
    return wrong("startsAt", "skipped_time", skipped(typed, start.suggestion), { ...values, suggestion });
  }
  if (start.problem === "ambiguous") return wrong("occurrence", "ambiguous_time", ambiguous(typed), values);
  return wrong("startsAt", "malformed", "Write the day like 2026-12-01 and the time like 16:00.");
}

/** A preset in minutes, or `custom` with the minutes beside it. */
export function typedDuration(typed: {
  durationMinutes: string;
  customMinutes: string;
}): Reading<{ durationMinutes?: number }> {
  const minutes = typed.durationMinutes === "custom" ? typed.customMinutes.trim() : typed.durationMinutes;
  if (minutes === "") return wrong("durationMinutes", "required", "Say how many minutes the meeting lasts.");
  if (/^\d{1,6}$/.test(minutes)) return { part: { durationMinutes: Number(minutes) }, problems: [] };
  return wrong("durationMinutes", "not_whole_minutes", "Give the duration in whole minutes, for example 45.");
}

function occurrenceOf(typed: string): ClockOccurrence | undefined {
  return typed === "first" || typed === "second" ? typed : undefined;
}

function skipped({ date, time, timeZone }: TypedStart, suggestion: string): string {
  const [day = "", clock = ""] = suggestion.split("T");
  const instead = day === date ? clock : `${clock} on ${dayWords(day)}`;
  return `${time} does not exist on ${dayWords(date)} in ${timeZone}, because the clocks go forward. Choose ${instead}.`;
}

function ambiguous({ date, time, timeZone }: TypedStart): string {
  return `The clocks in ${timeZone} show ${time} twice on ${dayWords(date)}. Choose the first or the second ${time}.`;
}

/** `Sunday, 29 March 2026`. */
function dayWords(date: string): string {
  const noon = instantOfLocal({ date, time: "12:00", timeZone: "UTC" });
  return noon.ok ? formatterOf("day", "UTC", "en").format(noon.instant) : date;
}

function wrong(
  field: string,
  code: string,
  detail: string,
  values: NonNullable<FieldError["values"]> = {},
): { part: object; problems: FieldError[] } {
  return { part: {}, problems: [{ field, code, detail, values }] };
}
