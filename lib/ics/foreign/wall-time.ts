import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";

/** A date or a time as it is written, on whichever clock. */
export type WallTime = {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Seconds of that day. */
  readonly second: number;
  readonly isDate: boolean;
  /** Milliseconds ahead of UTC where the value itself says so, as with the Z of UTC. */
  readonly offset: number | undefined;
};

export const DAY_SECONDS = 86_400;

const WRITTEN = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * A date or time (RFC 5545 §3.3.4, §3.3.5), also in the notation of ISO 8601 and without seconds, as programs write them.
 * Eight digits are a day, whether VALUE says so or not. @throws UnreadableError where it is none
 */
export function wallTimeOf(value: string): WallTime {
  const [, year, month, date, hour, minute, second, zone] = WRITTEN.exec(value.trim()) ?? [];
  if (year === undefined) throw new UnreadableError("not_a_time");
  const day = dayOf(Number(year), Number(month), Number(date));
  const civil = civilOf(day);
  if (civil.month !== Number(month) || civil.date !== Number(date)) throw new UnreadableError("not_a_time");
  if (hour === undefined) return { day, second: 0, isDate: true, offset: undefined };
  // A leap second counts as the one before it.
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Math.min(Number(second ?? 0), 59)];
  if (hours > 23 || minutes > 59) throw new UnreadableError("not_a_time");
  const offset = zone === undefined ? undefined : offsetOf(zone);
  return { day, second: hours * 3600 + minutes * 60 + seconds, isDate: false, offset };
}

/** Milliseconds ahead of UTC: `Z`, or as TZOFFSETTO has it. @throws UnreadableError where it is none */
export function offsetOf(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const [, sign, hours, minutes, seconds = "0"] = /^([+-])(\d{2}):?(\d{2})(\d{2})?$/.exec(text.trim()) ?? [];
  if (sign === undefined) throw new UnreadableError("unknown_zone");
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -size : size;
}

/** Nothing lasts longer than this many days, and instants beyond them are none. */
const MOST_DAYS = 1_000_000;
const DURATION = /^([+-]?)P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** A length of time: days of the calendar, and seconds (RFC 5545 §3.3.6). @throws UnreadableError where it is none */
export function durationOf(value: string): { days: number; seconds: number } {
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = DURATION.exec(value.trim()) ?? [];
  if (sign === undefined || sign === "-") throw new UnreadableError("not_a_time");
  return {
    days: Math.min(Number(weeks) * 7 + Number(days), MOST_DAYS),
    seconds: Math.min(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), MOST_DAYS * DAY_SECONDS),
  };
}

/** Seconds since 1970 as if the clock on the wall were UTC. */
export function wallSeconds({ day, second }: Pick<WallTime, "day" | "second">): number {
  return day * DAY_SECONDS + second;
}

/** The day that this date of the Gregorian calendar is. Months and dates beyond their range count on. */
export function dayOf(year: number, month: number, date: number): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  return Math.round(at.getTime() / 86_400_000);
}

export function civilOf(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * 86_400_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}
