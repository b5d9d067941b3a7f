import type ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";

/**
 * A date or time of a calendar object in epoch milliseconds. A zone that the runtime knows by its name is read with the
 * runtime's rules, for the ones that files bring along may be cut short; any other with those of the file.
 * @param zoneName the TZID that stands beside the value
 * @param fallbackZone (IANA) where a whole day begins, and what "10 o'clock" without any zone means
 */
export function instantOf(time: ICAL.Time, zoneName: string | undefined, fallbackZone: string): number {
  const named = zoneName === undefined ? undefined : knownZone(zoneName);
  if (!time.isDate && !named && time.zone && time.zone.tzid !== "floating") return time.toUnixTime() * 1000;

  const { year, month, day, hour, minute, second } = time;
  const local = Temporal.PlainDateTime.from({ year, month, day, ...(time.isDate ? {} : { hour, minute, second }) });
  return local.toZonedDateTime((!time.isDate && named) || fallbackZone).epochMilliseconds;
}

/** Evolution and others write a path of their own before the name. */
function knownZone(name: string): string | undefined {
  return [name, name.split("/").slice(-2).join("/")].find((candidate) => {
    try {
      return candidate.includes("/") && new Intl.DateTimeFormat("en", { timeZone: candidate });
    } catch {
      return false;
    }
  });
}
