import { formatterOf } from "@/lib/time/formatters";
import { canonicalTimeZone } from "@/lib/time/time-zone";

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
