import { readingBudget } from "@/lib/ics/foreign/budget";
import { calendarAtOnce, lineIn } from "@/lib/ics/foreign/components";
import { occurrenceAt } from "@/lib/ics/foreign/event-times";
import { lengthOf, momentOf } from "@/lib/ics/foreign/times-in";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { clocksOf, ianaClock } from "@/lib/ics/foreign/zones";

/** The time that a counter proposal is for, in epoch milliseconds. */
export type CounterTimes = { readonly startsAt: number | null; readonly endsAt: number | null };

const NONE: CounterTimes = { startsAt: null, endsAt: null };

/**
 * The start that the file of a counter proposal asks for, and its end where that can be read. None for a whole day, and for a
 * time of which nobody knows on whose clock it is.
 */
export function counterTimes(file: string): CounterTimes {
  const calendar = calendarAtOnce(file);
  const event = calendar?.components.find(({ name }) => name === "VEVENT");
  const line = event && lineIn(event, "DTSTART");
  if (!calendar || !event || !line) return NONE;
  const clocks = { named: clocksOf(calendar), owner: ianaClock("UTC"), spend: readingBudget().forEvent() };
  const start = unlessUnreadable(() => momentOf(line, clocks));
  if (!start || start.wall.isDate) return NONE;
  if (start.wall.offset === undefined && !line.parameters.get("TZID")) return NONE;
  const length = unlessUnreadable(() => lengthOf(event, start, clocks));
  if (!length) return { startsAt: start.at, endsAt: null };
  const { startsAt, endsAt } = occurrenceAt(start, length, clocks);
  return { startsAt, endsAt: endsAt > startsAt ? endsAt : null };
}

function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
}
