import { Temporal } from "temporal-polyfill";

/** How many midnights of the zone lie between two instants (epoch milliseconds): 0 today, 1 tomorrow, -1 yesterday. */
export function dayDistance(at: number, now: number, timeZone: string): number {
  return dayOf(now, timeZone).until(dayOf(at, timeZone), { largestUnit: "day" }).days;
}

function dayOf(instant: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
}
