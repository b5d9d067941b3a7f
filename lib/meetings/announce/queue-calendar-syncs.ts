import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { jsonColumn, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import type { Job } from "@/lib/outbox/jobs";

/**
 * SQL: the calendars that a new meeting will be written to, and its lines of them, as parts of the statement that stores it; they
 * follow its `doc` and `at`. Then `calendarIds` are what is to be queued.
 */
export const newCalendarLines = Prisma.sql`
    calendars as (
      select k.id, k.user_id = (d -> 'meeting' ->> 'hostId')::uuid as is_host
        from doc, jsonb_array_elements_text(d -> 'members') as member
        join calendar_connections k on k.user_id = member::uuid and k.writes
    ), new_events as (
      insert into calendar_events (connection_id, meeting_id, state, at) select id, meeting_id, 'pending', t from calendars, at
    ), no_calendar as (
      insert into calendar_events (meeting_id, state, reason, at)
      select meeting_id, 'skipped', 'not_connected', t from at where not exists (select 1 from calendars where is_host)
    )`;
export const calendarIds = Prisma.sql`(select coalesce(json_agg(id), '[]') from calendars)`;
export const calendarsDue = { connectionIds: jsonColumn("calendar_connections.id", z.array(z.uuid())) };

/**
 * Queues that every calendar concerned that meetings are written to will hold the meeting as it is: those of the host, of everyone who is invited with
 * an account, and of those who are not any more (docs/design/product.md#36). One statement and one insert of jobs,
 * however many there are, also for none: whether an invited address has a calendar must not show in the time of the answer.
 * A host without a calendar is noted as skipped.
 * @param startAfter not before this instant: while a change can be undone, calendars keep the earlier state
 */
export async function queueCalendarSyncs(tx: Tx, meetingId: string, now: number, startAfter?: Date): Promise<void> {
  const at = instant(now);
  const queued = await query(tx, { connectionId: uuid })`
    with connections as (
      select k.id, k.user_id = m.host_id as is_host
        from meetings m join calendar_connections k on k.writes and k.user_id in (
             select host_id from meetings where id = ${meetingId}::uuid
             union all select user_id from invitations where meeting_id = ${meetingId}::uuid and removed_at is null)
       where m.id = ${meetingId}::uuid
    ), wanted as (
      insert into calendar_events (connection_id, meeting_id, state, at)
      select id, ${meetingId}::uuid, 'pending', ${at} from connections
      on conflict (connection_id, meeting_id) do update set state = 'pending', reason = null, at = excluded.at
      returning connection_id
    ), former as (
      update calendar_events set state = 'pending', reason = null, at = ${at}
       where meeting_id = ${meetingId}::uuid and connection_id is not null and connection_id not in (select id from connections)
      returning connection_id
    ), connected as (
      delete from calendar_events
       where meeting_id = ${meetingId}::uuid and connection_id is null and exists (select 1 from connections where is_host)
    ), unconnected as (
      insert into calendar_events (meeting_id, state, reason, at)
      select ${meetingId}::uuid, 'skipped', 'not_connected', ${at}
       where not exists (select 1 from connections where is_host)
      on conflict (meeting_id) where connection_id is null do nothing
    )
    select connection_id as "connectionId" from wanted union all select connection_id from former`;
  await enqueue(
    tx,
    queued.map(({ connectionId }) => syncJob(meetingId, connectionId, startAfter)),
    ["sync-calendar"],
  );
}

/** Late, doubled and reordered ones agree: a sync reads what is to be done when it runs. */
export function syncJob(meetingId: string, connectionId: string, startAfter?: Date): Job {
  const payload = { meetingId, connectionId };
  return { name: "sync-calendar", key: newId(), payload, ...(startAfter && { startAfter }) };
}
