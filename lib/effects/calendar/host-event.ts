import type { CalendarAdapter, CalendarCopy, StoredEvent } from "@/lib/adapters/calendar";
import { OWN_CALENDAR } from "@/lib/calendars/own-calendar";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { neverNull, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { type CalendarTask, connectedCalendarOf, isHostsOwn } from "@/lib/effects/calendar/calendar-task";
import type { Effects } from "@/lib/effects/effects";
import { syncJob } from "@/lib/meetings/announce/queue-calendar-syncs";
import { enqueue } from "@/lib/outbox/enqueue";

// Google brings an event that names people into the calendar of each, under the id of its organizer's, and takes it out
// again when the organizer's goes or names them no more. Nobody else does so with ours (docs/design/calendars.md#7).

/** Somebody else's event for the meeting, and the calendar that it stands in. */
export type Brought = { readonly copy: CalendarCopy; readonly task: CalendarTask; readonly adapter: CalendarAdapter };

/**
 * The host's event, where Google brought it to this person and the line of the meeting stands for another one. Google brings
 * it, and what came by email, into the account's own calendar, whichever of its calendars holds meetings.
 */
export async function broughtEventOf(
  effects: Effects,
  task: CalendarTask,
  adapter: CalendarAdapter,
): Promise<Brought | null> {
  const { hostEvent, externalId } = task;
  if (hostEvent !== null && hostEvent !== externalId) {
    const copy = await adapter.readEvent(hostEvent);
    if (copy?.own === false) return { copy, task, adapter };
  }
  return task.provider !== "google" || isHostsOwn(task) || task.calendarId === OWN_CALENDAR
    ? null
    : broughtBeside(effects, { ...task, calendarId: OWN_CALENDAR });
}

async function broughtBeside(effects: Effects, task: CalendarTask): Promise<Brought | null> {
  const adapter = effects.calendarFor(connectedCalendarOf(effects, task));
  const named = task.hostEvent === null ? null : await adapter?.readEvent(task.hostEvent);
  const copy = named ?? (await adapter?.findEvent(task.meeting.uid));
  return adapter && copy?.own === false ? { copy, task, adapter } : null;
}

/** Before our event gives way: whatever happens meanwhile, the next sync looks again for what is there. */
export async function recordGivingWay({ db }: Effects, { meeting, connectionId }: CalendarTask): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update calendar_events set external_id = null, etag = null, pushed = '{"written": null}'
     where meeting_id = ${meeting.id}::uuid and connection_id = ${connectionId}::uuid`);
}

/** After the host's event was written: invitees whose calendars hold another one look whether Google brought it. */
export async function callInvitees(effects: Effects, task: CalendarTask, { externalId, etag }: StoredEvent) {
  if (!isHostsOwn(task) || !task.sharesGuests || (externalId === task.externalId && etag === task.etag)) return;
  await queueLines(effects, task, Prisma.sql`e.external_id <> ${externalId} and e.state = 'synced'`);
}

/**
 * Before the host's event goes, or names nobody any more: invitees whose calendars hold it through Google get one of their
 * own. Whoever deleted it there has decided, unless its host was the one who did.
 */
export async function releaseInvitees(effects: Effects, task: CalendarTask, deletedThere: boolean): Promise<void> {
  if (!isHostsOwn(task) || task.externalId === null) return;
  const theirs = Prisma.sql`e.external_id = ${task.externalId} and (e.drift is null or e.drift ->> 'kind' = 'changed' or ${deletedThere})`;
  await queueLines(
    effects,
    task,
    theirs,
    Prisma.sql`, external_id = null, etag = null, drift = null, pushed = '{"written": null}'`,
  );
}

async function queueLines(
  effects: Effects,
  { meeting, provider }: CalendarTask,
  which: Prisma.Sql,
  more = Prisma.empty,
): Promise<void> {
  if (provider !== "google") return;
  await inTransaction(effects.db, async (tx) => {
    const lines = await query(tx, { connectionId: neverNull(uuid) })`
      update calendar_events e set state = 'pending', reason = null, at = ${instant(effects.now())}${more} from calendar_connections k
       where e.meeting_id = ${meeting.id}::uuid and k.id = e.connection_id and k.user_id <> ${meeting.hostId}::uuid
         and k.provider = 'google' and k.writes and k.state = 'connected' and ${which}
      returning e.connection_id as "connectionId"`;
    await enqueue(
      tx,
      lines.map(({ connectionId }) => syncJob(meeting.id, connectionId)),
    );
  });
}
