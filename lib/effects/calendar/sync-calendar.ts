import { type CalendarAdapter, CalendarError } from "@/lib/adapters/calendar";
import { queueSharing } from "@/lib/calendars/queue-sharing";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { type CalendarTask, connectedCalendarOf, findTask, isHostsOwn } from "@/lib/effects/calendar/calendar-task";
import { CalendarBusyError, postponeEvent, withEventLease } from "@/lib/effects/calendar/event-lease";
import { callInvitees, releaseInvitees } from "@/lib/effects/calendar/host-event";
import { breakConnection } from "@/lib/effects/calendar/mark-connection-broken";
import { markWriteFailed } from "@/lib/effects/calendar/mark-write-failed";
import { moveToChosenCalendar } from "@/lib/effects/calendar/move-to-chosen-calendar";
import {
  recordDelay,
  recordDeleted,
  recordLeft,
  recordNotSynced,
  recordSynced,
} from "@/lib/effects/calendar/record-sync";
import { recordShared, SharedCalendarError } from "@/lib/effects/calendar/shared-calendar";
import { wantedEventOf } from "@/lib/effects/calendar/wanted-event";
import { removeEvent, writeEvent } from "@/lib/effects/calendar/write-event";
import type { Effects } from "@/lib/effects/effects";
import { done, type Outcome, type Payload, PermanentError, skipped } from "@/lib/outbox/jobs";
import { DAY, MINUTE } from "@/lib/time/durations";

/**
 * Makes one calendar hold one meeting as it is now: creates, updates or deletes the event, or does nothing. State is read
 * when it runs, so an update never overtakes a create and a cancellation wins. Whatever fails, there is one event at most:
 * two never run at once, and after a doubtful attempt the calendar is asked first.
 */
export async function syncCalendar(effects: Effects, where: Payload<"sync-calendar">): Promise<Outcome> {
  const outcome = await withEventLease(effects, where, async () => {
    const task = await findTask(effects.db, where.meetingId, where.connectionId);
    return task ? sync(effects, task) : undefined;
  });
  return outcome ?? skipped("calendar_disconnected");
}

async function sync(effects: Effects, task: CalendarTask): Promise<Outcome> {
  const { announceAt } = task.meeting;
  // Until then the last change can be undone.
  if (announceAt !== null && announceAt > effects.now()) throw new CalendarBusyError();
  // The provider may bring the host's event into an invitee's calendar by itself: waiting for it spares a second one.
  if (task.hostPending && effects.now() - task.queuedAt < MINUTE) throw new CalendarBusyError();
  if (task.broken) return giveUp(effects, task, "failed", "connection_broken");
  const adapter = effects.calendarFor(connectedCalendarOf(effects, task));
  if (!adapter) return giveUp(effects, task, "skipped", "calendar_not_configured");
  try {
    return await carryOut(effects, task, adapter);
  } catch (error) {
    if (error instanceof SharedCalendarError) {
      await recordShared(effects, task);
      return done;
    }
    if (!(error instanceof CalendarError)) throw error;
    return afterFailure(effects, task, error);
  }
}

async function carryOut(effects: Effects, task: CalendarTask, adapter: CalendarAdapter): Promise<Outcome> {
  const wanted = wantedEventOf(effects, task);
  if (wanted === null || wanted.attendees.length === 0) await releaseInvitees(effects, task, false);
  if (wanted === null) {
    await removeEvent(task, adapter);
    await (task.writes
      ? recordSynced(effects, task, { stored: null, pushed: null, drift: [] })
      : recordLeft(effects, task));
    await inTransaction(effects.db, (tx) => queueSharing(tx, Prisma.sql`${task.meeting.id}::uuid`, effects.now()));
    return done;
  }
  // The host decides about an event that was deleted in the calendar; an invitee has decided.
  if (task.drift?.kind === "deleted") {
    return giveUp(effects, task, isHostsOwn(task) ? "failed" : "skipped", "event_deleted");
  }
  if (task.drift?.kind === "left_out") return giveUp(effects, task, "skipped", "left_out");
  const place = await moveToChosenCalendar(effects, { task, adapter }, wanted);
  const written = await writeEvent(effects, place.task, place.adapter, wanted).catch((error: unknown) =>
    whatIsGone(place.adapter, wanted.uid, error),
  );
  await recordSynced(effects, { ...place.task, calendarId: written.calendarId ?? place.task.calendarId }, written);
  await callInvitees(effects, place.task, written.stored);
  return done;
}

/** Where the whole calendar is gone, nobody deleted the event. @throws CalendarError that says which of both it is */
async function whatIsGone(adapter: CalendarAdapter, uid: string, error: unknown): Promise<never> {
  if (error instanceof CalendarError && error.kind === "gone") await adapter.findEvent(uid);
  throw error;
}

/** @throws the error when trying again may help, `PermanentError` when it has been tried for a day */
async function afterFailure(effects: Effects, task: CalendarTask, error: CalendarError): Promise<Outcome> {
  const { kind, reason, retryAfterSeconds } = error;
  const ids = { meetingId: task.meeting.id, connectionId: task.connectionId };
  effects.log.warn({ ...ids, kind, reason }, "A calendar did not take a meeting.");
  if (kind === "broken") {
    await breakConnection(effects, task.connectionId, reason);
    return giveUp(effects, task, "failed", "connection_broken");
  }
  if (kind === "permanent") {
    await markWriteFailed(effects, task, reason);
    return giveUp(effects, task, "failed", reason);
  }
  if (kind === "gone") {
    await recordDeleted(effects, task);
    await releaseInvitees(effects, task, true);
    return skipped("event_deleted");
  }
  if (effects.now() - task.queuedAt > DAY) {
    await recordNotSynced(effects, task, "failed", "gave_up");
    throw new PermanentError("gave_up");
  }
  await recordDelay(effects, task, reason);
  if (retryAfterSeconds !== undefined) await postponeEvent(effects, ids, retryAfterSeconds);
  throw error;
}

async function giveUp(
  effects: Effects,
  task: CalendarTask,
  state: "failed" | "skipped",
  reason: string,
): Promise<Outcome> {
  await recordNotSynced(effects, task, state, reason);
  return skipped(reason);
}
