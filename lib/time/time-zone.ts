import { todayNames } from "@/lib/time/today-names";

/** Letters first, so that offsets such as `+02:00`, which `Intl` takes too, are not zones. The longest IANA name has 32. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

/** Making a formatter takes longer than all other checks of a new meeting; a process sees a handful of zones. */
const MOST_KEPT = 1000;
/** Names as they came, in any mixture of cases, with the canonical one. */
const known = new Map<string, string>();

/**
 * Whether the runtime knows the IANA zone. Asks the formatter itself, because `Intl.supportedValuesOf` leaves out names
 * that work and are in use, such as `UTC`.
 */
export function isTimeZone(zone: string): boolean {
  return canonicalOf(zone) !== undefined;
}

/**
 * The one name of a zone, by which zones are stored and compared: CLDR's canonical zone as IANA spells it today, so
 * `asia/calcutta` and `Asia/Kolkata` are one and Oslo stays Oslo. What is no zone stays as it is.
 */
export function canonicalTimeZone(zone: string): string {
  return canonicalOf(zone) ?? zone;
}

/** Every zone that the runtime lists, and `UTC`, which it does not list, by their canonical names in alphabetical order. */
export function listedTimeZones(): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"].map(canonicalTimeZone))].toSorted();
}

function canonicalOf(zone: string): string | undefined {
  const seen = known.get(zone);
  if (seen !== undefined) return seen;
  if (!ZONE_NAME.test(zone)) return undefined;
  const canonical = resolved(zone);
  if (canonical === undefined) return undefined;
  if (known.size >= MOST_KEPT) known.clear();
  known.set(zone, canonical);
  return canonical;
}

function resolved(zone: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions();
    return todayNames.get(timeZone) ?? timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
