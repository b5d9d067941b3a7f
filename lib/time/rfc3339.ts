import { Temporal } from "temporal-polyfill";
import { calendarDateOf } from "@/lib/time/calendar-date";

/**
 * RFC 3339 §5.6 with its optional lower case. Seconds and offset are required; a leap second (60) is refused because
 * neither PostgreSQL nor epoch milliseconds can hold one.
 */
const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** The last instant whose year has four digits, in epoch milliseconds. */
const LAST_INSTANT = 253_402_300_799_999;

/**
 * The instant of an RFC 3339 text in epoch milliseconds (finer fractions are cut off), or undefined when it is not one,
 * names a day that the calendar does not have, or lies outside the years 1970–9999 in UTC.
 */
export function instantOfRfc3339(text: string): number | undefined {
  const [, date] = RFC_3339.exec(text) ?? [];
  if (!date || !calendarDateOf(date)) return undefined;
  const instant = Temporal.Instant.from(text).epochMilliseconds;
  return isInstant(instant) ? instant : undefined;
}

/**
 * `2026-12-01T15:00:00Z`, with three digits of milliseconds only where there are any.
 *
 * @param instant epoch milliseconds, whole
 */
export function rfc3339Of(instant: number): string {
  const smallestUnit = instant % 1000 === 0 ? "second" : "millisecond";
  return Temporal.Instant.fromEpochMilliseconds(instant).toString({ smallestUnit });
}

/** Whether epoch milliseconds lie in the years that the product, its forms and its API can write: 1970–9999. */
export function isInstant(instant: number): boolean {
  return instant >= 0 && instant <= LAST_INSTANT;
}
