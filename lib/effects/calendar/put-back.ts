import type { CalendarAdapter, CalendarCopy } from "@/lib/adapters/calendar";
import type { CalendarTask } from "@/lib/effects/calendar/calendar-task";
import { type Drift, isOurs, pushedOf, saysTheSame, type WantedEvent } from "@/lib/effects/calendar/merge-event";
import { recordPutBack } from "@/lib/effects/calendar/record-sync";
import { mergeInto } from "@/lib/effects/calendar/write-event";
import type { Effects } from "@/lib/effects/effects";
import { DAY } from "@/lib/time/durations";

/** A program that takes it out each time would be answered for ever. */
const MOST_A_DAY = 3;

/**
 * Puts back what keeps servers and programs from emailing the people in an event, where a program took it out
 * (docs/design/calendars.md#1). Nothing while a change is still to be written: that writes it too.
 * @returns what the host is told where a program takes it out again and again
 */
export async function putBack(
  effects: Effects,
  adapter: CalendarAdapter,
  task: CalendarTask,
  wanted: WantedEvent,
  current: CalendarCopy,
): Promise<readonly Drift[]> {
  const last = task.pushed?.written ?? null;
  if (current.silent !== false || last === null || !isOurs(last, wanted, current)) return [];
  if (!saysTheSame(last, pushedOf(wanted))) return [];
  const lately = task.restoredAt.filter((at) => at > effects.now() - DAY);
  if (lately.length >= MOST_A_DAY) return [{ field: "mail", ours: "", theirs: "" }];
  const { stored } = await mergeInto(adapter, current, last, wanted, task.connectionId);
  await recordPutBack(effects, task, stored, [...lately, effects.now()]);
  return [];
}
