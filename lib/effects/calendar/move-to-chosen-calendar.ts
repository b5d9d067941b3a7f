import type { CalendarAdapter } from "@/lib/adapters/calendar";
import { type CalendarTask, connectedCalendarOf, storedEventOf } from "@/lib/effects/calendar/calendar-task";
import { isOurs, type WantedEvent } from "@/lib/effects/calendar/merge-event";
import { recordMoved } from "@/lib/effects/calendar/record-sync";
import type { Effects } from "@/lib/effects/effects";

type Place = { readonly task: CalendarTask; readonly adapter: CalendarAdapter };

/**
 * Moves the event into the calendar that its owner has chosen since it was written: nothing where it stands there. One that
 * is not found any more was perhaps moved by us before we died, or by its owner: writing looks for it where it belongs.
 * Somebody else's event stays where the provider brought it.
 */
export async function moveToChosenCalendar(
  effects: Effects,
  { task, adapter }: Place,
  wanted: WantedEvent,
): Promise<Place> {
  const { calendarId, chosenCalendarId } = task;
  if (calendarId === chosenCalendarId) return { task, adapter };
  const stored = storedEventOf(task);
  const copy = stored ? await adapter.readEvent(stored.externalId) : await adapter.findEvent(task.meeting.uid);
  if (copy && !isOurs(task.pushed?.written ?? null, wanted, copy)) return { task, adapter };
  const moved = copy && (await adapter.moveEvent(copy, chosenCalendarId));
  await recordMoved(effects, task, moved);
  const pushed = task.pushed ?? { written: null };
  const here = { ...task, calendarId: chosenCalendarId, externalId: null, etag: null, ...moved, pushed };
  return { task: here, adapter: effects.calendarFor(connectedCalendarOf(effects, here)) ?? adapter };
}
