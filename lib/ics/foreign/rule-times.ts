import type { Spend } from "@/lib/ics/foreign/budget";
import type { Rule } from "@/lib/ics/foreign/rule";
import { daysOfPeriods } from "@/lib/ics/foreign/rule-days";
import { DAY_SECONDS, type WallTime, wallSeconds } from "@/lib/ics/foreign/wall-time";

/**
 * The times of a series between two on the same clock, in order, as seconds of that clock (`wallSeconds`). What ends it by an
 * instant (UNTIL) is for whoever knows the zone. A series of so many times is counted from its first.
 * @throws UnreadableError where that costs too much
 */
export function* ruleTimes(
  rule: Rule,
  start: WallTime,
  { from, to }: { from: number; to: number },
  spend: Spend,
): Generator<number> {
  const begin = rule.count === undefined ? from : wallSeconds(start);
  const days = { first: Math.floor(begin / DAY_SECONDS), last: Math.floor(to / DAY_SECONDS) };
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (const found of daysOfPeriods(rule, start.day, days, spend)) {
    for (const at of chosen(rule, found)) {
      if (at > to || left === 0) return;
      if (at < wallSeconds(start)) continue;
      left -= 1;
      spend();
      if (at >= from) yield at;
    }
  }
}

/** BYSETPOS picks among all times of a period. */
function chosen({ positions, times }: Rule, days: readonly number[]): number[] {
  const all = days.flatMap((day) => times.map((second) => wallSeconds({ day, second })));
  if (positions.length === 0) return all;
  return all.filter((_, index) => positions.includes(index + 1) || positions.includes(index - all.length));
}
