import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { type WallTime, wallTimeOf } from "@/lib/ics/foreign/wall-time";

/** How a series repeats (RFC 5545 §3.3.10), with what DTSTART says of it filled in. */
export type Rule = {
  readonly frequency: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  readonly interval: number;
  readonly count: number | undefined;
  readonly until: WallTime | undefined;
  /** 0 is Monday. */
  readonly weekStart: number;
  /** Without an ordinal: each such day. */
  readonly days: readonly { readonly weekday: number; readonly ordinal: number | undefined }[];
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly weeks: readonly number[];
  readonly positions: readonly number[];
  /** Seconds of the day, in order. */
  readonly times: readonly number[];
};

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
/** More than anybody has of one event in a day. */
const MOST_TIMES = 48;

export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * @param start the DTSTART of the series
 * @throws UnreadableError where it is no rule, or one that repeats within a day: nobody's calendar says when time is taken by
 *   the hour or the second, and it costs what a file that means harm wants
 */
export function ruleOf(value: string, start: WallTime): Rule {
  const parts = partsOf(value);
  const frequency = FREQUENCIES.find((one) => one === parts.get("FREQ"));
  if (!frequency || [...parts].some(([name, said]) => changesMeaning(name, said)))
    throw new UnreadableError("not_a_rule");
  const count = parts.get("COUNT");
  const until = parts.get("UNTIL");
  const written = {
    frequency,
    interval: wholeNumber(parts.get("INTERVAL") ?? "1", 1, 100_000),
    count: count === undefined ? undefined : wholeNumber(count, 1, 1_000_000),
    until: until === undefined ? undefined : wallTimeOf(until),
    weekStart: weekdayNamed(parts.get("WKST") ?? "MO"),
    days: listOf(parts, "BYDAY").map(dayNamed),
    months: numbersOf(parts, "BYMONTH", 12),
    monthDays: numbersOf(parts, "BYMONTHDAY", 31),
    yearDays: numbersOf(parts, "BYYEARDAY", 366),
    weeks: numbersOf(parts, "BYWEEKNO", 53),
    positions: numbersOf(parts, "BYSETPOS", 366),
    times: timesOf(parts, start),
  };
  return { ...written, ...impliedBy(written, start) };
}

const KNOWN = /^(FREQ|INTERVAL|COUNT|UNTIL|WKST|X-.*|BY(DAY|MONTH|MONTHDAY|YEARDAY|WEEKNO|SETPOS|HOUR|MINUTE|SECOND))$/;

/** A part that nobody here knows makes another rule of it; of RFC 7529 what changes nothing is known. */
function changesMeaning(name: string, said: string): boolean {
  return !(KNOWN.test(name) || (name === "RSCALE" && said === "GREGORIAN") || (name === "SKIP" && said === "OMIT"));
}

function partsOf(value: string): Map<string, string> {
  const parts = value
    .toUpperCase()
    .split(";")
    .filter((part) => part.trim() !== "");
  return new Map(
    parts.map((part) => {
      const [name = "", content = ""] = part.split("=");
      return [name.trim(), content.trim()] as const;
    }),
  );
}

/** What a rule leaves open is as with its first time (RFC 5545 §3.3.10). */
function impliedBy(rule: Rule, start: WallTime): Partial<Rule> {
  const at = new Date(start.day * 86_400_000);
  const weekday = [{ weekday: weekdayOf(start.day), ordinal: undefined }];
  const { frequency, days, months, monthDays, yearDays, weeks } = rule;
  if (days.length + monthDays.length + yearDays.length > 0 || frequency === "DAILY") return {};
  if (frequency === "WEEKLY" || weeks.length > 0) return { days: weekday };
  const date = { monthDays: [at.getUTCDate()] };
  return frequency === "YEARLY" && months.length === 0 ? { ...date, months: [at.getUTCMonth() + 1] } : date;
}

function timesOf(parts: Map<string, string>, { second, isDate }: WallTime): number[] {
  if (isDate) return [0];
  const [hours, minutes, seconds] = (
    [
      ["BYHOUR", 23, Math.floor(second / 3600)],
      ["BYMINUTE", 59, Math.floor(second / 60) % 60],
      ["BYSECOND", 59, second % 60],
    ] as const
  ).map(([name, most, own]) => {
    const written = listOf(parts, name).map((one) => wholeNumber(one, 0, most));
    return written.length > 0 ? [...new Set(written)] : [own];
  });
  if (!hours || !minutes || !seconds || hours.length * minutes.length * seconds.length > MOST_TIMES) {
    throw new UnreadableError("not_a_rule");
  }
  return hours
    .flatMap((hour) => minutes.flatMap((minute) => seconds.map((one) => hour * 3600 + minute * 60 + one)))
    .toSorted((one, other) => one - other);
}

/** Each once: a list as long as a file would be looked through for each day. */
function listOf(parts: Map<string, string>, name: string): string[] {
  const written = parts.get(name);
  return written === undefined ? [] : [...new Set(written.split(",").map((one) => one.trim()))];
}

/** Numbers from 1 on, negative ones count from the end. */
function numbersOf(parts: Map<string, string>, name: string, most: number): number[] {
  const numbers = listOf(parts, name).map((one) => wholeNumber(one, -most, most));
  if (numbers.includes(0)) throw new UnreadableError("not_a_rule");
  return numbers;
}

function wholeNumber(text: string, least: number, most: number): number {
  const number = /^[+-]?\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most)) throw new UnreadableError("not_a_rule");
  return number;
}

function dayNamed(text: string): Rule["days"][number] {
  const [, ordinal, name = ""] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? [];
  return { weekday: weekdayNamed(name), ordinal: ordinal === undefined ? undefined : Number(ordinal) };
}

function weekdayNamed(name: string): number {
  const weekday = WEEKDAYS.indexOf(name);
  if (weekday === -1) throw new UnreadableError("not_a_rule");
  return weekday;
}
