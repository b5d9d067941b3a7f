import { DAY, HOUR, MINUTE } from "@/lib/time/durations";

// The longest there are, so that a distance is never said to be longer than it is.
const MONTH = 31 * DAY;
const YEAR = 366 * DAY;
const MOST_KEPT = 100;

/**
 * `in 3 months`, `in 2 days`, `in 3 hours`, `5 minutes ago`: the largest unit that fits, from months on twice, cut down to
 * whole ones, so that nobody is told they have more time than they do. Both instants in epoch milliseconds.
 */
export function relativeWords(at: number, now: number, locale: string): string {
  const distance = at - now;
  const [unit, length] = unitFor(Math.abs(distance));
  return formatterFor(locale).format(Math.trunc(distance / length), unit);
}

/** Formatters by language, kept because making one takes two hundred times as long as using it. */
const kept = new Map<string, Intl.RelativeTimeFormat>();

function formatterFor(locale: string): Intl.RelativeTimeFormat {
  const made = kept.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  if (kept.size < MOST_KEPT) kept.set(locale, made);
  return made;
}

function unitFor(distance: number): ["year" | "month" | "day" | "hour" | "minute", number] {
  if (distance >= 2 * YEAR) return ["year", YEAR];
  if (distance >= 2 * MONTH) return ["month", MONTH];
  if (distance >= DAY) return ["day", DAY];
  if (distance >= HOUR) return ["hour", HOUR];
  return ["minute", MINUTE];
}
