import { type CalendarAdapter, type CalendarCopy, CalendarError, type WrittenEvent } from "@/lib/adapters/calendar";
import { type CalendarTask, findTask, isHostsOwn, storedEventOf } from "@/lib/effects/calendar/calendar-task";
import { type Brought, broughtEventOf, recordGivingWay } from "@/lib/effects/calendar/host-event";
import {
  bodyOf,
  type Drift,
  driftOf,
  isOurs,
  mergeEvent,
  type PushedEvent,
  pushedOf,
  sameEvent,
  samePushed,
  type WantedEvent,
} from "@/lib/effects/calendar/merge-event";
import { recordAttempt } from "@/lib/effects/calendar/record-sync";
import { passOn, requireOwnEvent, writerOf } from "@/lib/effects/calendar/shared-calendar";
import { takeAnswers } from "@/lib/effects/calendar/take-answers";
import { wantedEventOf } from "@/lib/effects/calendar/wanted-event";
import type { Effects } from "@/lib/effects/effects";

type Written = {
  readonly stored: WrittenEvent;
  readonly pushed: PushedEvent;
  readonly drift: readonly Drift[];
  /** The calendar that it stands in, where that is another one than where it was to be written. */
  readonly calendarId?: string;
};

/** How often somebody may edit the event just between our reading and writing it. */
const TRIES = 3;

/**
 * Makes the calendar hold the event once, and asks it nothing where our last write said the same. Somebody else's edits
 * stay (`mergeEvent`). @throws CalendarError, `gone` when an event that we wrote is not there any more
 */
export async function writeEvent(
  effects: Effects,
  task: CalendarTask,
  adapter: CalendarAdapter,
  wanted: WantedEvent,
): Promise<Written> {
  const stored = storedEventOf(task);
  const last = task.pushed?.written ?? null;
  const brought = await broughtEventOf(effects, task, adapter);
  if (brought) return giveWay(effects, task, adapter, brought, wanted);
  if (stored === null) return create(effects, task, adapter, wanted);
  const { callUrl } = task.meeting;
  // A call may be made after the answer; whom somebody added, and who is erased now, our last write did not name.
  if (
    last !== null &&
    task.erasedPeople.length === 0 &&
    samePushed(last, pushedOf(wanted)) &&
    !(wanted.call && callUrl === null)
  ) {
    return {
      stored: { ...stored, callUrl },
      pushed: last,
      drift: task.drift?.kind === "changed" ? task.drift.fields : [],
    };
  }
  const current = await adapter.readEvent(stored.externalId);
  if (current === null || current.cancelled) throw new CalendarError("gone", "event_gone");
  requireOwnEvent(task, current);
  return mergeInto(adapter, current, last, wanted, task.connectionId);
}

/** Removes the meeting's event from the calendar, and what a doubtful attempt may have left there. */
export async function removeEvent(task: CalendarTask, adapter: CalendarAdapter): Promise<void> {
  const stored = storedEventOf(task);
  if (stored) return adapter.deleteEvent(stored);
  const left = task.pushed === null ? null : await adapter.findEvent(task.meeting.uid);
  if (left && !writerOf(task, left)) await adapter.deleteEvent(left);
}

/** Looks first where an attempt may have left the event, or the provider may have brought the host's. */
async function create(
  effects: Effects,
  task: CalendarTask,
  adapter: CalendarAdapter,
  wanted: WantedEvent,
): Promise<Written> {
  const maybeThere = task.pushed !== null || !isHostsOwn(task);
  const found = maybeThere ? await adapter.findEvent(wanted.uid) : null;
  if (found) return takeUp(effects, task, adapter, found, wanted);
  await recordAttempt(effects, task);
  try {
    return { stored: await adapter.pushEvent(bodyOf(wanted)), pushed: { ...pushedOf(wanted), ours: true }, drift: [] };
  } catch (error) {
    if (!isConflict(error)) throw error;
    const twin = await adapter.findEvent(wanted.uid);
    if (!twin) throw new CalendarError("temporary", "changed_elsewhere");
    return takeUp(effects, task, adapter, twin, wanted);
  }
}

/**
 * Google's copy of the host's event follows the host's by itself, so it is taken up, and ours goes first, with what was
 * answered in it.
 */
async function giveWay(
  effects: Effects,
  task: CalendarTask,
  adapter: CalendarAdapter,
  brought: Brought,
  wanted: WantedEvent,
): Promise<Written> {
  const ours = await adapter.findEvent(wanted.uid);
  const last = task.pushed?.written ?? null;
  const answered = ours?.own && last !== null && (await takeAnswers(effects, task, last, wanted, ours));
  const fresh = answered ? await findTask(effects.db, task.meeting.id, task.connectionId) : undefined;
  await recordGivingWay(effects, task);
  if (ours?.own && !writerOf(task, ours)) await adapter.deleteEvent(ours);
  const now = (fresh && wantedEventOf(effects, fresh)) ?? wanted;
  const written = await takeUp(effects, { ...brought.task, pushed: null }, brought.adapter, brought.copy, now);
  return { ...written, calendarId: brought.task.calendarId };
}

/** An event that is there already, as ours: unless another connection of ours goes before. */
async function takeUp(
  effects: Effects,
  task: CalendarTask,
  adapter: CalendarAdapter,
  found: CalendarCopy,
  wanted: WantedEvent,
): Promise<Written> {
  requireOwnEvent(task, found);
  const written = await mergeInto(adapter, found, task.pushed?.written ?? null, wanted, task.connectionId);
  const former = writerOf(task, found);
  if (former) await passOn(effects, task, former);
  return written;
}

/** Someone else's event that came into this calendar is taken up, never made a second time; its guest list stays theirs. */
export async function mergeInto(
  adapter: CalendarAdapter,
  found: CalendarCopy,
  last: PushedEvent | null,
  wanted: WantedEvent,
  writer: string,
): Promise<Written> {
  let current = found;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { externalId, etag, callUrl } = current;
    const own = isOurs(last, wanted, current);
    const pushed = { ...pushedOf(wanted), ours: own };
    const body = mergeEvent(last, wanted, current);
    const drift = driftOf(last, wanted, current);
    const marked = !own || current.writer === undefined || current.writer === writer;
    // One that was called off there says so until it is written.
    if (marked && !current.cancelled && sameEvent(body, current, own))
      return { stored: { externalId, etag, callUrl }, pushed, drift };
    try {
      return { stored: await adapter.updateEvent({ externalId, etag, own }, body), pushed, drift };
    } catch (error) {
      if (!own && error instanceof CalendarError && error.kind === "permanent") throw notOurs();
      if (!isConflict(error)) throw error;
    }
    const changed = await adapter.readEvent(externalId);
    if (changed === null) throw new CalendarError("gone", "event_gone");
    current = changed;
  }
  throw new CalendarError("temporary", "changed_elsewhere");
}

/** A provider that lets nobody but its organizer change this event. */
function notOurs(): CalendarError {
  return new CalendarError("permanent", "event_not_ours");
}

function isConflict(error: unknown): boolean {
  return error instanceof CalendarError && error.kind === "conflict";
}
