import type { Spend } from "@/lib/ics/foreign/budget";
import { type Rule, weekdayOf } from "@/lib/ics/foreign/rule";
import { civilOf, dayOf } from "@/lib/ics/foreign/wall-time";

type Days = { readonly first: number; readonly last: number };

/**
 * The days from `from` to `to` on which a series repeats, period by period (RFC 5545 §3.3.10): each part of a rule is a test
 * that a day passes or not. Looks at days of the span alone, unless positions in the whole period count.
 * @param start the day of its first time
 */
export function* daysOfPeriods(
  rule: Rule,
  start: number,
  { first: from, last: to }: Days,
  spend: Spend,
): Generator<number[]> {
  const begin = Math.max(from, start);
  for (let index = Math.max(0, indexOf(rule, start, begin)); ; index++) {
    const period = periodAt(rule, start, index);
    if (period.first > to) return;
    const whole = rule.positions.length > 0;
    yield daysIn(
      rule,
      whole ? period : { first: Math.max(period.first, begin), last: Math.min(period.last, to) },
      spend,
    );
  }
}

/** Which period, counted from that of the start in steps of the interval, holds the day or is the last one before it. */
function indexOf({ frequency, interval, weekStart }: Rule, start: number, day: number): number {
  const [one, other] = [civilOf(start), civilOf(day)];
  if (frequency === "DAILY") return Math.floor((day - start) / interval);
  if (frequency === "WEEKLY") return Math.floor((day - weekOf(start, weekStart)) / (7 * interval));
  if (frequency === "YEARLY") return Math.floor((other.year - one.year) / interval);
  return Math.floor(((other.year - one.year) * 12 + other.month - one.month) / interval);
}

function periodAt({ frequency, interval, weekStart }: Rule, start: number, index: number): Days {
  const { year, month } = civilOf(start);
  const by = interval * index;
  if (frequency === "DAILY") return { first: start + by, last: start + by };
  if (frequency === "WEEKLY")
    return { first: weekOf(start, weekStart) + 7 * by, last: weekOf(start, weekStart) + 7 * by + 6 };
  if (frequency === "YEARLY") return { first: dayOf(year + by, 1, 1), last: dayOf(year + by, 12, 31) };
  return { first: dayOf(year, month + by, 1), last: dayOf(year, month + by + 1, 0) };
}

/** The first day of the week that the day lies in. */
function weekOf(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}

function daysIn(rule: Rule, { first, last }: Days, spend: Spend): number[] {
  spend();
  const found: number[] = [];
  for (let day = first; day <= last; day++) {
    spend();
    const { year, month } = civilOf(day);
    if (rule.months.length > 0 && !rule.months.includes(month)) day = dayOf(year, month + 1, 0);
    else if (passes(rule, day)) found.push(day);
  }
  return found;
}

function passes(rule: Rule, day: number): boolean {
  const { year, month, date } = civilOf(day);
  const monthLength = dayOf(year, month + 1, 0) - dayOf(year, month, 0);
  const ofYear = day - dayOf(year, 1, 0);
  const yearLength = dayOf(year, 12, 31) - dayOf(year, 1, 0);
  return (
    isNamed(rule.monthDays, date, monthLength) &&
    isNamed(rule.yearDays, ofYear, yearLength) &&
    (rule.weeks.length === 0 || isInWeek(rule, day)) &&
    isWeekday(
      rule,
      day,
      rule.frequency === "YEARLY" && rule.months.length === 0 ? [ofYear, yearLength] : [date, monthLength],
    )
  );
}

/** Numbers count from 1, negative ones from the end. */
function isNamed(numbers: readonly number[], at: number, length: number): boolean {
  return numbers.length === 0 || numbers.includes(at) || numbers.includes(at - length - 1);
}

/** "The second Monday" is one of the month, or of the year where no month is named; by days and weeks there is none. */
function isWeekday(rule: Rule, day: number, [at, length]: readonly [number, number]): boolean {
  const counts = (rule.frequency === "MONTHLY" || rule.frequency === "YEARLY") && rule.weeks.length === 0;
  return (
    rule.days.length === 0 ||
    rule.days.some(({ weekday, ordinal }) => {
      if (weekday !== weekdayOf(day)) return false;
      if (ordinal === undefined || !counts) return true;
      return ordinal > 0 ? Math.ceil(at / 7) === ordinal : Math.ceil((length - at + 1) / 7) === -ordinal;
    })
  );
}

/** Week 1 has four days of the year at least. */
function isInWeek({ weeks, weekStart }: Rule, day: number): boolean {
  const week = weekOf(day, weekStart);
  const { year } = civilOf(week + 3);
  const firstWeek = weekOf(dayOf(year, 1, 4), weekStart);
  const length = Math.round((weekOf(dayOf(year + 1, 1, 4), weekStart) - firstWeek) / 7);
  return isNamed(weeks, (week - firstWeek) / 7 + 1, length);
}
