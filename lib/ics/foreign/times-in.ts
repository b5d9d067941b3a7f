import type { Spend } from "@/lib/ics/foreign/budget";
import type { Clock } from "@/lib/ics/foreign/clock";
import { type Component, lineIn, linesIn } from "@/lib/ics/foreign/components";
import type { ContentLine } from "@/lib/ics/foreign/content-line";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { DAY_SECONDS, durationOf, type WallTime, wallSeconds, wallTimeOf } from "@/lib/ics/foreign/wall-time";

/** How to read the times of a file. */
export type Clocks = {
  readonly named: (name: string, spend: Spend) => Clock;
  /** The owner's, for whole days and for times without a zone. */
  readonly owner: Clock;
  readonly spend: Spend;
};

/** A time with the clock that it is read from. */
export type Moment = { readonly wall: WallTime; readonly clock: Clock; readonly at: number };

/** How long something takes: seconds on the clock of its start, and seconds as they pass. */
export type Length = { readonly onClock: number; readonly passing: number };

const DAY = DAY_SECONDS;

/** @throws UnreadableError where the property holds no time, or one of a zone that nobody knows */
export function momentOf(line: ContentLine, clocks: Clocks, value = line.value, zoneless = clocks.owner): Moment {
  clocks.spend();
  const wall = unlessDay(line, wallTimeOf(value));
  const clock = clockOf(line, wall, clocks, zoneless);
  return { wall, clock, at: clock(wallSeconds(wall), clocks.spend) };
}

/** Some programs say that a value is a day (VALUE=DATE) and write its midnight. */
function unlessDay({ parameters }: ContentLine, wall: WallTime): WallTime {
  const isDay = parameters.get("VALUE")?.trim().toUpperCase() === "DATE" && wall.second === 0;
  return isDay ? { day: wall.day, second: 0, isDate: true, offset: undefined } : wall;
}

/**
 * The day that a moment means in a series of whole days: the one that begins then on its owner's clock, as programs write it
 * that know times alone, else the one that it is written as.
 */
export function wholeDayOf({ wall, at }: Pick<Moment, "wall" | "at">, owner: Clock, spend: Spend): number {
  if (wall.isDate) return wall.day;
  const near = [wall.day, wall.day + 1, wall.day - 1];
  return near.find((day) => owner(day * DAY_SECONDS, spend) === at) ?? wall.day;
}

function clockOf({ parameters }: ContentLine, { offset, isDate }: WallTime, clocks: Clocks, zoneless: Clock): Clock {
  if (offset !== undefined) return (wall) => wall * 1000 - offset;
  const name = parameters.get("TZID") ?? "";
  if (isDate) return clocks.owner;
  return name === "" ? zoneless : clocks.named(name, clocks.spend);
}

/** All values of the properties of this name; an empty one holds none. */
export function valuesOf(component: Component, name: string): { line: ContentLine; value: string }[] {
  return linesIn(component, name).flatMap((line) =>
    line.value
      .split(",")
      .map((value) => value.trim())
      .filter((value) => value !== "")
      .map((value) => ({ line, value })),
  );
}

/**
 * How long an event takes (RFC 5545 §3.6.1): until its end, for its duration, or the day that it is; a time alone takes none,
 * a day never less than itself.
 * @throws UnreadableError where it ends before it begins
 */
export function lengthOf(event: Component, start: Moment, clocks: Clocks): Length {
  const end = lineIn(event, "DTEND");
  if (end) return until(momentOf(end, clocks, end.value, start.clock), start);
  const duration = lineIn(event, "DURATION");
  const length = duration && lengthIn(duration.value);
  if (length && !(start.wall.isDate && length.onClock + length.passing < DAY)) return length;
  return { onClock: start.wall.isDate ? DAY : 0, passing: 0 };
}

export function lengthIn(duration: string): Length {
  const { days, seconds } = durationOf(duration);
  return { onClock: days * DAY, passing: seconds };
}

/** On one clock the end is a time of that clock, also where the clock changes in between. */
export function until(end: Moment, start: Moment): Length {
  if (end.at < start.at) throw new UnreadableError("not_a_time");
  const sameClock =
    end.clock === start.clock || (end.wall.offset !== undefined && end.wall.offset === start.wall.offset);
  if (!sameClock) return { onClock: 0, passing: (end.at - start.at) / 1000 };
  const onClock = wallSeconds(end.wall) - wallSeconds(start.wall);
  // Some programs end a whole day on that day.
  return { onClock: start.wall.isDate ? Math.max(onClock, DAY) : onClock, passing: 0 };
}
