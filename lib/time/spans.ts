import { HOUR, MINUTE } from "@/lib/time/durations";
import { localOf } from "@/lib/time/local-time";

/** From one instant to another, in epoch milliseconds. */
export type Span = { readonly startsAt: number; readonly endsAt: number };

/** What is left of a span when the others are taken out of it, in order. */
export function without(span: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { startsAt } = span;
  for (const other of overlapping(span, others).toSorted((one, two) => one.startsAt - two.startsAt)) {
    if (other.startsAt > startsAt) left.push({ startsAt, endsAt: other.startsAt });
    startsAt = Math.max(startsAt, other.endsAt);
  }
  return startsAt < span.endsAt ? [...left, { startsAt, endsAt: span.endsAt }] : left;
}

const QUARTER = 15 * MINUTE;
const FARTHEST = 7 * 24 * HOUR;
const SUGGESTIONS = 3;

/** Which of the others share time with the span. One that ends when it starts does not. */
export function overlapping<Other extends Span>(span: Span, others: readonly Other[]): Other[] {
  return others.filter((other) => other.startsAt < span.endsAt && span.startsAt < other.endsAt);
}

/**
 * Up to three later starts at which a meeting of the same length overlaps nothing: on the quarter hour, an hour or more
 * apart, between 8 and 20 o'clock in the zone, within a week.
 */
export function freeStarts(wanted: Span, busy: readonly Span[], timeZone: string): number[] {
  const length = wanted.endsAt - wanted.startsAt;
  const found: number[] = [];
  let at = Math.ceil((wanted.startsAt + 1) / QUARTER) * QUARTER;
  while (found.length < SUGGESTIONS && at <= wanted.startsAt + FARTHEST) {
    const span = { startsAt: at, endsAt: at + length };
    const free = overlapping(span, busy).length === 0 && isDaytime(span, timeZone);
    if (free) found.push(at);
    at += free ? HOUR : QUARTER;
  }
  return found;
}

function isDaytime({ startsAt, endsAt }: Span, timeZone: string): boolean {
  const start = localOf(startsAt, timeZone);
  const end = localOf(endsAt, timeZone);
  return start.date === end.date && start.time >= "08:00" && end.time <= "20:00";
}
