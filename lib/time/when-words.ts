import { formatterOf } from "@/lib/time/formatters";
import { canonicalTimeZone } from "@/lib/time/time-zone";

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

/**
 * What to call a zone at an instant (epoch milliseconds): `CET, UTC+1`, in German `MEZ, UTC+1`; where the language has
 * no abbreviation the city, `Kolkata, UTC+5:30`. Always with the offset, as `UTC` for UTC itself.
 */
export function zoneWords(timeZone: string, at: number, locale: string): string {
  const name = abbreviationOf(timeZone, at, locale) ?? cityOf(timeZone);
  const offset = zoneOffsetWords(timeZone, at);
  if (!name || name === "UTC") return name ?? offset;
  return `${name}, ${offset}`;
}

/** The zone in one word, for where space is short: `CET`, or `UTC+5:30` where the language has no abbreviation. */
export function shortZoneWords(timeZone: string, at: number, locale: string): string {
  return abbreviationOf(timeZone, at, locale) ?? zoneOffsetWords(timeZone, at);
}

/** `UTC+1`, `UTC-3:30`, `UTC+0`: the same in every language. */
export function zoneOffsetWords(timeZone: string, at: number): string {
  // Some versions of the locale data write "GMT+0", others "GMT".
  const [offset = "+0"] = /[+-].+/.exec(zonePartOf(formatterOf("offset", timeZone, "en"), at)) ?? [];
  return `UTC${offset}`;
}

/** Whether the clocks of two zones show the same at an instant, whatever the zones are called. */
export function sameClock(one: string, other: string, at: number): boolean {
  return zoneOffsetWords(one, at) === zoneOffsetWords(other, at);
}

/**
 * `Intl` knows the European abbreviations in British English and the American ones in American. What has a digit is an
 * offset (`GMT+5:30`) and no abbreviation.
 */
function abbreviationOf(timeZone: string, at: number, locale: string): string | undefined {
  const locales = locale === "en" ? ["en-GB", "en-US"] : [locale];
  return locales
    .map((each) => zonePartOf(formatterOf("abbreviation", timeZone, each), at))
    .find((name) => !/\d/.test(name));
}

/** `America/Argentina/Buenos_Aires` → `Buenos Aires`. `Etc/GMT+5`, which lies at UTC-5, would only mislead. */
function cityOf(timeZone: string): string | undefined {
  if (timeZone.startsWith("Etc/")) return undefined;
  return canonicalTimeZone(timeZone).split("/").at(-1)?.replaceAll("_", " ");
}

function zonePartOf(formatter: Intl.DateTimeFormat, at: number): string {
  return formatter.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
}
