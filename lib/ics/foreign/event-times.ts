import { type Component, lineIn, linesIn } from "@/lib/ics/foreign/components";
import { MomentSet } from "@/lib/ics/foreign/moment-set";
import { type Rule, ruleOf } from "@/lib/ics/foreign/rule";
import { ruleTimes } from "@/lib/ics/foreign/rule-times";
import {
  type Clocks,
  type Length,
  lengthIn,
  lengthOf,
  type Moment,
  momentOf,
  until,
  valuesOf,
  wholeDayOf,
} from "@/lib/ics/foreign/times-in";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { DAY_SECONDS, wallSeconds } from "@/lib/ics/foreign/wall-time";
import type { Span } from "@/lib/time/spans";

/** One time of an event: when it was meant to begin, and what it takes. */
export type Occurrence = Span & { readonly planned: Moment };

/** `whole`: whether everything that the event says of its times could be read. */
export type EventTimes = { readonly found: Occurrence[]; readonly whole: boolean };

const MOST_OCCURRENCES = 1000;
/** Clocks differ by less than that from UTC, and changes of clocks are shorter. */
const MARGIN = 2 * DAY_SECONDS;

/**
 * When an event takes time within a window: its own time, those of its rules (RRULE) and the dates added to it (RDATE) without
 * those left out (EXDATE, RFC 5545 §3.8.5). Its own time counts even where the rule does not meet it. What cannot be read takes
 * nothing else with it.
 * @throws UnreadableError where its own time cannot be read
 */
export function eventTimes(event: Component, clocks: Clocks, within: Span): EventTimes {
  const startLine = lineIn(event, "DTSTART");
  if (!startLine) throw new UnreadableError("not_a_time");
  const start = momentOf(startLine, clocks);
  const length = lengthOf(event, start, clocks);
  const out = leftOut(event, start, clocks);
  const found = new Map<number, Occurrence>();
  const take = (occurrence: Occurrence): void => {
    if (!overlaps(occurrence, within) || out.has(occurrence.planned)) return;
    if (found.size >= MOST_OCCURRENCES) throw new UnreadableError("too_much");
    const known = found.get(occurrence.startsAt);
    if (!known || known.endsAt < occurrence.endsAt) found.set(occurrence.startsAt, occurrence);
  };
  const parts = [
    () => take(occurrenceAt(start, length, clocks)),
    ...linesIn(event, "RRULE").map(
      ({ value }) =>
        () =>
          takeRule(ruleOf(value, start.wall), start, length, clocks, within, take),
    ),
    ...valuesOf(event, "RDATE").map(
      ({ line, value }) =>
        () =>
          take(addedBy(line, value, start, length, clocks)),
    ),
  ];
  const whole = parts.map(isRead).every(Boolean);
  return { found: [...found.values()], whole };
}

function isRead(part: () => void): boolean {
  try {
    part();
    return true;
  } catch (error) {
    if (error instanceof UnreadableError) return false;
    throw error;
  }
}

export function overlaps({ startsAt, endsAt }: Span, within: Span): boolean {
  return startsAt < endsAt && startsAt < within.endsAt && endsAt > within.startsAt;
}

/** What begins at a moment and takes so long. */
export function occurrenceAt(planned: Moment, { onClock, passing }: Length, { spend }: Clocks): Occurrence {
  const ends = planned.clock(wallSeconds(planned.wall) + onClock, spend);
  return { planned, startsAt: planned.at, endsAt: ends + passing * 1000 };
}

function takeRule(
  rule: Rule,
  start: Moment,
  length: Length,
  clocks: Clocks,
  within: Span,
  take: (occurrence: Occurrence) => void,
): void {
  const from = Math.floor(within.startsAt / 1000) - length.onClock - length.passing - MARGIN;
  const to = Math.ceil(within.endsAt / 1000) + MARGIN;
  for (const seconds of ruleTimes(rule, start.wall, { from, to }, clocks.spend)) {
    const planned = momentAt(start, seconds, clocks);
    if (isAfter(planned, rule, start, clocks)) return;
    take(occurrenceAt(planned, length, clocks));
  }
}

/** A moment of the start, moved to another day on the clock of the start. */
export function momentAt({ wall, clock }: Moment, seconds: number, { spend }: Clocks): Moment {
  const day = Math.floor(seconds / DAY_SECONDS);
  return { wall: { ...wall, day, second: seconds - day * DAY_SECONDS }, clock, at: clock(seconds, spend) };
}

/** Whether a time lies after the last one. An UNTIL that is a day includes that day, one without a zone is of the start's. */
function isAfter({ wall, at }: Moment, { until: last }: Rule, { clock }: Moment, { spend }: Clocks): boolean {
  if (!last) return false;
  if (last.isDate) return wall.day > last.day;
  const lastAt = last.offset === undefined ? clock(wallSeconds(last), spend) : wallSeconds(last) * 1000 - last.offset;
  return wall.isDate ? wall.day > wholeDayOf({ wall: last, at: lastAt }, clock, spend) : at > lastAt;
}

/** An added date takes as long as the event, an added period (RFC 5545 §3.3.9) its own time. */
function addedBy(
  line: Parameters<typeof momentOf>[0],
  value: string,
  start: Moment,
  length: Length,
  clocks: Clocks,
): Occurrence {
  const [from = "", to] = value.split("/");
  const planned = momentOf(line, clocks, from, start.clock);
  if (to === undefined) return occurrenceAt(planned, length, clocks);
  const own = /^[+-]?P/i.test(to) ? lengthIn(to) : until(momentOf(line, clocks, to, start.clock), planned);
  return occurrenceAt(planned, own, clocks);
}

/**
 * What cannot be read leaves out nothing, so that no time is taken for free by mistake.
 * @throws UnreadableError `too_much` where there is too much of it
 */
function leftOut(event: Component, start: Moment, clocks: Clocks): MomentSet {
  const found = new MomentSet();
  for (const { line, value } of valuesOf(event, "EXDATE")) {
    clocks.spend();
    isRead(() => found.add(momentOf(line, clocks, value, start.clock), start, clocks.spend));
  }
  return found;
}
