import type { StoredEvent, WrittenEvent } from "@/lib/adapters/calendar";
import type { AddedPerson } from "@/lib/columns/calendar-columns";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { type CalendarTask, isHostsOwn } from "@/lib/effects/calendar/calendar-task";
import type { Drift, PushedEvent } from "@/lib/effects/calendar/merge-event";
import type { Effects } from "@/lib/effects/effects";

type Done = {
  readonly stored: WrittenEvent | null;
  readonly pushed: PushedEvent | null;
  readonly drift: readonly Drift[];
};

const lineOf = ({ meeting, connectionId }: CalendarTask) =>
  Prisma.sql`meeting_id = ${meeting.id}::uuid and connection_id = ${connectionId}::uuid`;

/**
 * Records, before the first write, that one is tried: a worker that comes after a crash then looks there before it
 * creates.
 */
export async function recordAttempt({ db }: Effects, task: CalendarTask): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update calendar_events set pushed = coalesce(pushed, '{"written": null}'::jsonb), calendar_id = ${task.calendarId} where ${lineOf(task)}`);
}

/** Records that the event was moved to the chosen calendar; `moved` null: it is in no calendar that we know of. */
export async function recordMoved({ db }: Effects, task: CalendarTask, moved: StoredEvent | null): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update calendar_events set external_id = ${moved?.externalId ?? null}, etag = ${moved?.etag ?? null}, calendar_id = ${task.chosenCalendarId}
     where ${lineOf(task)}`);
}

/** Records that the calendar holds what it should. A change that came meanwhile has queued a sync of its own. */
export async function recordSynced({ db, now }: Effects, task: CalendarTask, done: Done): Promise<void> {
  const at = instant(now());
  const { stored, pushed, drift } = done;
  const kept = drift.length === 0 ? null : JSON.stringify({ kind: "changed", fields: drift });
  await db.$executeRaw(Prisma.sql`
    with event as (
      update calendar_events set state = 'synced', reason = null, external_id = ${stored?.externalId ?? null}, etag = ${stored?.etag ?? null},
             calendar_id = ${stored === null ? null : task.calendarId},
             pushed = ${pushed === null ? null : JSON.stringify({ written: pushed })}::jsonb, drift = ${kept}::jsonb,
             revision = ${task.meeting.revision}, at = ${at}, synced_at = ${at}
       where ${lineOf(task)} returning connection_id
    ), call as (
      update meetings set call_url = ${stored?.callUrl ?? null} where id = ${task.meeting.id}::uuid and ${decidesOnCall(task, done)}
         and call_url is distinct from ${stored?.callUrl ?? null}
    )
    update calendar_connections k set write_failure = case when ${wasWritten(task, done)} then null else write_failure end, succeeded_at = ${at} from event where k.id = event.connection_id`);
}

/** Records that a meeting is not written to this account any more. With its event the call in it is gone, if it had one. */
export async function recordLeft({ db }: Effects, task: CalendarTask): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    with line as (
      delete from calendar_events where ${lineOf(task)} returning (pushed -> 'written' ->> 'call')::boolean as call
    )
    update meetings m set call_url = null from line
     where m.id = ${task.meeting.id}::uuid and line.call and m.call_url is not null and not exists (
       select 1 from calendar_events e join calendar_connections k on k.id = e.connection_id
        where e.meeting_id = m.id and k.writes and (e.pushed -> 'written' ->> 'call')::boolean)`);
}

/** Whether the calendar took something, which it gives a new version then. */
function wasWritten({ externalId, etag }: CalendarTask, { stored }: Done): boolean {
  return stored !== null && (stored.externalId !== externalId || stored.etag !== etag);
}

/** Whether this event's call is the meeting's: the event should have one, or should have had one until now. */
function decidesOnCall({ pushed }: CalendarTask, done: Done): boolean {
  return done.pushed !== null && (done.pushed.call === true || pushed?.written?.call === true);
}

/** Records the address of the event's call; null: it has none. */
export async function recordCall({ db }: Effects, { meeting }: CalendarTask, callUrl: string | null): Promise<void> {
  await db.$executeRaw(Prisma.sql`update meetings set call_url = ${callUrl} where id = ${meeting.id}::uuid`);
}

/** Records that the sync failed or was skipped, and will not be tried again by itself. */
export async function recordNotSynced(
  { db, now }: Effects,
  task: CalendarTask,
  state: "failed" | "skipped",
  reason: string,
): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update calendar_events set state = ${state}::calendar_event_state, reason = ${reason}, at = ${instant(now())}
     where ${lineOf(task)}`);
}

/** Records why a sync is still pending. */
export async function recordDelay({ db }: Effects, task: CalendarTask, reason: string): Promise<void> {
  await db.$executeRaw(Prisma.sql`update calendar_events set reason = ${reason} where ${lineOf(task)}`);
}

/**
 * Records that the event is gone from the calendar. A host is asked about their own; an invitee's copy is theirs to
 * delete.
 */
export async function recordDeleted(effects: Effects, task: CalendarTask): Promise<void> {
  await effects.db.$executeRaw(Prisma.sql`
    update calendar_events set drift = '{"kind": "deleted"}'::jsonb where ${lineOf(task)}`);
  await recordNotSynced(effects, task, isHostsOwn(task) ? "failed" : "skipped", "event_deleted");
}

/** Records that the event was written as it should be, without a change of the meeting. @param lately when that was done */
export async function recordPutBack(
  { db }: Effects,
  task: CalendarTask,
  { etag }: StoredEvent,
  lately: readonly number[],
): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update calendar_events set etag = ${etag}, restored_at = array[${Prisma.join(lately.map(instant))}] where ${lineOf(task)}`);
}

/** Records whom the event names without an invitation. */
export async function recordAddedPeople(
  { db }: Effects,
  task: CalendarTask,
  added: readonly AddedPerson[],
): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update calendar_events set added_people = ${JSON.stringify(added)}::jsonb where ${lineOf(task)}`);
}

/**
 * Records what differs in the calendar now. Without a difference an earlier one is cleared, also that the event was
 * deleted or left out: somebody has put it back there.
 */
export async function recordDrift({ db }: Effects, task: CalendarTask, drift: readonly Drift[]): Promise<void> {
  const kept = drift.length === 0 ? null : JSON.stringify({ kind: "changed", fields: drift });
  await db.$executeRaw(Prisma.sql`
    update calendar_events set drift = ${kept}::jsonb,
           state = case when reason in ('event_deleted', 'left_out') then 'synced' else state end::calendar_event_state,
           reason = case when reason in ('event_deleted', 'left_out') then null else reason end
     where ${lineOf(task)}`);
}
