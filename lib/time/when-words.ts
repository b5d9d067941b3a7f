import { formatterOf } from "@/lib/time/formatters";
import { shortZoneWords, zoneOffsetWords, zoneWords } from "@/lib/time/zone-words";

/** Instants in epoch milliseconds, an IANA zone, and the language of the reader. */
type When = { startsAt: number; endsAt: number; timeZone: string; locale: string };

/**
 * When a meeting is, for one reader: `Tuesday, 1 December 2026, 16:00–16:50 (CET, UTC+1)`. The second day is named where
 * the meeting crosses midnight, and both zones where the clocks change in between, so that no reader has to guess.
 */
export function whenWords({ startsAt, endsAt, timeZone, locale }: When): string {
  const day = formatterOf("day", timeZone, locale);
  const time = formatterOf("time", timeZone, locale);
  const startDay = day.format(startsAt);
  const endDay = day.format(endsAt);
  const endZone = `(${zoneWords(timeZone, endsAt, locale)})`;
  const clockChanges = zoneOffsetWords(timeZone, startsAt) !== zoneOffsetWords(timeZone, endsAt);

  if (startDay === endDay && !clockChanges) {
    return `${startDay}, ${time.format(startsAt)}–${time.format(endsAt)} ${endZone}`;
  }
  const startZone = clockChanges ? ` (${zoneWords(timeZone, startsAt, locale)})` : "";
  const endDayAgain = startDay === endDay ? "" : `${endDay}, `;
  return `${startDay}, ${time.format(startsAt)}${startZone} – ${endDayAgain}${time.format(endsAt)} ${endZone}`;
}

/** The start alone, for subjects and lists: `Tue 1 Dec, 16:00 (CET)`. */
export function shortWhenWords({ startsAt, timeZone, locale }: Omit<When, "endsAt">): string {
  const day = formatterOf("shortDay", timeZone, locale).format(startsAt);
  const time = formatterOf("time", timeZone, locale).format(startsAt);
  return `${day}, ${time} (${shortZoneWords(timeZone, startsAt, locale)})`;
}
