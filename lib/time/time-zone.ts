/** Letters first, so that offsets such as `+02:00`, which `Intl` takes too, are not zones. The longest IANA name has 32. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

/** Making a formatter takes longer than all other checks of a new meeting; a process sees a handful of zones. */
const MOST_KEPT = 1000;
const known = new Set<string>();

/**
 * Whether the runtime knows the IANA zone. Asks the formatter itself, because `Intl.supportedValuesOf` leaves out names
 * that work and are in use, such as `UTC`.
 */
export function isTimeZone(zone: string): boolean {
  if (known.has(zone)) return true;
  if (!ZONE_NAME.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  // The runtime takes a zone in any mixture of cases.
  if (known.size >= MOST_KEPT) known.clear();
  known.add(zone);
  return true;
}
