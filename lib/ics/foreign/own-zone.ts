import type { Spend } from "@/lib/ics/foreign/budget";
import type { Clock } from "@/lib/ics/foreign/clock";
import { type Component, lineIn, linesIn } from "@/lib/ics/foreign/components";
import { type Rule, ruleOf } from "@/lib/ics/foreign/rule";
import { ruleTimes } from "@/lib/ics/foreign/rule-times";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { DAY_SECONDS, offsetOf, type WallTime, wallSeconds, wallTimeOf } from "@/lib/ics/foreign/wall-time";

/** From when on a clock goes by an offset, in milliseconds ahead of UTC. */
type Observance = {
  readonly start: WallTime;
  readonly rule: Rule | undefined;
  readonly added: readonly number[];
  readonly before: number;
  readonly offset: number;
};

/** Longer than from one change of clocks to the next of its kind. */
const TWO_YEARS = 732 * DAY_SECONDS;

/**
 * The clock of a zone that only its file knows (VTIMEZONE, RFC 5545 §3.6.5): what began last holds, and before anything began
 * what the first change changed. The clock throws an UnreadableError where the rules are none.
 */
export function ownZone(zone: Component): Clock {
  let read: Observance[] | undefined;
  const offsets = new Map<number, { at: number; offset: number }[]>();
  return (wall, spend) => {
    read ??= zone.components.filter(({ name }) => name === "STANDARD" || name === "DAYLIGHT").map(observanceOf);
    // Each day has the changes until its end: most times of a series are read from those of another.
    const day = Math.floor(wall / DAY_SECONDS);
    const changes = offsets.get(day) ?? changesUntil((day + 1) * DAY_SECONDS, read, spend);
    offsets.set(day, changes);
    const last = changes.findLast(({ at }) => at <= wall) ?? firstOf(read);
    return wall * 1000 - last.offset;
  };
}

function firstOf(observances: Observance[]): { offset: number } {
  const [first] = observances.toSorted((one, other) => wallSeconds(one.start) - wallSeconds(other.start));
  if (!first) throw new UnreadableError("unknown_zone");
  return { offset: first.before };
}

function observanceOf(component: Component): Observance {
  const start = wallTimeOf(lineIn(component, "DTSTART")?.value ?? "");
  const rule = lineIn(component, "RRULE");
  return {
    start,
    rule: rule && ruleOf(rule.value, start),
    added: linesIn(component, "RDATE").flatMap(({ value }) =>
      value.split(",").map((one) => wallSeconds(wallTimeOf(one))),
    ),
    before: offsetOf(lineIn(component, "TZOFFSETFROM")?.value ?? lineIn(component, "TZOFFSETTO")?.value ?? ""),
    offset: offsetOf(lineIn(component, "TZOFFSETTO")?.value ?? ""),
  };
}

function changesUntil(end: number, observances: Observance[], spend: Spend): { at: number; offset: number }[] {
  return observances
    .flatMap((observance) => onsetsUntil(end, observance, spend).map((at) => ({ at, offset: observance.offset })))
    .toSorted((one, other) => one.at - other.at);
}

/** The last ones are enough. */
function onsetsUntil(end: number, { start, rule, added }: Observance, spend: Spend): number[] {
  const until = rule?.until ? wallSeconds(rule.until) + DAY_SECONDS : Number.POSITIVE_INFINITY;
  const to = Math.min(end, until);
  const repeated = rule ? [...ruleTimes(rule, start, { from: to - TWO_YEARS, to }, spend)] : [];
  spend(added.length);
  return [wallSeconds(start), ...added, ...repeated.slice(-2)].filter((at) => at <= end);
}
