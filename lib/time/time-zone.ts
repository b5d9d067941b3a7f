/** Letters first, so that offsets such as `+02:00`, which `Intl` takes too, are not zones. The longest IANA name has 32. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

/**
 * Whether the runtime knows the IANA zone. Asks the formatter itself, because `Intl.supportedValuesOf` leaves out names
 * that work and are in use, such as `UTC`.
 */
export function isTimeZone(zone: string): boolean {
  if (!ZONE_NAME.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
