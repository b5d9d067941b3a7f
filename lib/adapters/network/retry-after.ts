/**
 * Whole seconds to wait according to a `Retry-After` field: a number of seconds or an HTTP date (RFC 9110 §10.2.3).
 * Undefined where the field is missing or unreadable; zero where the date has passed.
 * @param now milliseconds since 1970
 */
export function retryAfterSeconds(field: string | undefined, now: number): number | undefined {
  if (field === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(field)) return Number(field);
  const instant = HTTP_DATE.test(field) ? Date.parse(field) : Number.NaN;
  return Number.isNaN(instant) ? undefined : Math.max(0, Math.ceil((instant - now) / 1000));
}

/** Only what looks like a date: `Date.parse` alone also takes "-5" and "1.5" for years and days. */
const HTTP_DATE = /^\s*[A-Z][a-z]+,? .*\d{2}:\d{2}:\d{2}/;
