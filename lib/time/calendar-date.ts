import { Temporal } from "temporal-polyfill";

/** The day that `2026-12-01` names, or undefined when it is written otherwise or the calendar does not have it. */
export function calendarDateOf(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!year || Number(month) < 1 || Number(day) < 1) return undefined;
  // "constrain" moves 30 February to the 28th instead of throwing, so a day that changed was no day.
  const date = Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) });
  return date.toString() === text ? date : undefined;
}
