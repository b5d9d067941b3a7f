import { Temporal } from "temporal-polyfill";
import { calendarDateOf } from "@/lib/time/calendar-date";
import { isInstant } from "@/lib/time/rfc3339";
import { isTimeZone } from "@/lib/time/time-zone";

/** Which of the two instants, where a clock is set back and shows the same time twice. */
export type ClockOccurrence = "first" | "second";

/** What a wall clock shows: `date` as `2026-12-01`, `time` as `16:00`. */
export type LocalTime = { date: string; time: string };

/**
 * `skipped`: the clock never shows this time that day; `suggestion` is the local time that comes instead, as
 * `2026-03-29T03:30`. `ambiguous`: it shows it twice and `occurrence` is missing. `malformed`: no date, no time, an
 * unknown zone, or before 1970 or after 9999.
 */
export type InstantOfLocal =
  | { ok: true; instant: number }
  | { ok: false; problem: "skipped"; suggestion: string }
  | { ok: false; problem: "ambiguous" | "malformed"; suggestion?: never };

/**
 * The instant, in epoch milliseconds, at which the clock of a zone shows a local time. `occurrence` matters only where
 * the clock shows that time twice.
 */
export function instantOfLocal(
  local: LocalTime & { timeZone: string; occurrence?: ClockOccurrence | undefined },
): InstantOfLocal {
  const wanted = plainOf(local);
  if (!wanted || !isTimeZone(local.timeZone)) return { ok: false, problem: "malformed" };

  const first = wanted.toZonedDateTime(local.timeZone, { disambiguation: "earlier" });
  const second = wanted.toZonedDateTime(local.timeZone, { disambiguation: "later" });
  if (!isInstant(second.epochMilliseconds)) return { ok: false, problem: "malformed" };
  if (!second.toPlainDateTime().equals(wanted)) {
    return { ok: false, problem: "skipped", suggestion: second.toPlainDateTime().toString({ smallestUnit: "minute" }) };
  }
  if (first.epochMilliseconds === second.epochMilliseconds) return { ok: true, instant: first.epochMilliseconds };
  if (!local.occurrence) return { ok: false, problem: "ambiguous" };
  return { ok: true, instant: (local.occurrence === "first" ? first : second).epochMilliseconds };
}

/**
 * What the clock of a zone shows at an instant (epoch milliseconds), in whole minutes. `occurrence` is there only where
 * the clock shows that time twice, so the result always leads back to the same minute.
 *
 * @throws RangeError when the zone is unknown; ask `isTimeZone` at the edge.
 */
export function localOf(instant: number, timeZone: string): LocalTime & { occurrence?: ClockOccurrence } {
  const shown = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .round({ smallestUnit: "minute", roundingMode: "floor" });
  const plain = shown.toPlainDateTime();
  const local = {
    date: plain.toPlainDate().toString(),
    time: plain.toPlainTime().toString({ smallestUnit: "minute" }),
  };

  const first = plain.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const second = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
  if (first.equals(second)) return local;
  return { ...local, occurrence: shown.equals(first) ? "first" : "second" };
}

/** Exactly what `<input type="date">` and `<input type="time">` send; Temporal alone would take far more. */
function plainOf({ date, time }: LocalTime): Temporal.PlainDateTime | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (!hour || !minute) return undefined;
  return calendarDateOf(date)?.toPlainDateTime({ hour: Number(hour), minute: Number(minute) });
}
