import { formatterOf } from "@/lib/time/formatters";

/**
 * What to call a zone at an instant (epoch milliseconds): `CET, UTC+1`, in German `MEZ, UTC+1`; where the language has
 * no abbreviation the city, `Kolkata, UTC+5:30`. Always with the offset, as `UTC` for UTC itself.
 */
export function zoneWords(timeZone: string, at: number, locale: string): string {
  const name = abbreviationOf(timeZone, at, locale) ?? cityOf(timeZone);
  const offset = offsetOf(timeZone, at);
  if (!name || name === "UTC") return name ?? offset;
  return `${name}, ${offset}`;
}

/** The same in one word, for where space is short: `CET`, or `UTC+5:30` where the language has no abbreviation. */
export function shortZoneWords(timeZone: string, at: number, locale: string): string {
  return abbreviationOf(timeZone, at, locale) ?? offsetOf(timeZone, at);
}

/** `UTC+1`, `UTC-3:30`, `UTC+0`: the same in every language. */
export function offsetOf(timeZone: string, at: number): string {
  return zonePartOf(formatterOf("offset", timeZone, "en"), at)
    .replace(/^GMT$/, "GMT+0")
    .replace("GMT", "UTC");
}

/** For English, `Intl` knows European abbreviations as British and American ones as American. Offsets such as `GMT+5:30` are none. */
function abbreviationOf(timeZone: string, at: number, locale: string): string | undefined {
  const locales = locale === "en" ? ["en-GB", "en-US"] : [locale];
  return locales
    .map((each) => zonePartOf(formatterOf("abbreviation", timeZone, each), at))
    .find((name) => !/\d/.test(name));
}

/** `America/Argentina/Buenos_Aires` → `Buenos Aires`. `Etc/…` names no place. */
function cityOf(timeZone: string): string | undefined {
  if (!timeZone.includes("/") || timeZone.startsWith("Etc/")) return undefined;
  return timeZone.split("/").at(-1)?.replaceAll("_", " ");
}

function zonePartOf(formatter: Intl.DateTimeFormat, at: number): string {
  return formatter.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
}
