import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import type { Job } from "@/lib/outbox/jobs";

/**
 * Queues that every calendar concerned that meetings are written to will hold the meeting as it is: those of the host, of everyone who is invited with
 * an account, and of those who are not any more (docs/design/product.md#36). One statement and one insert of jobs,
 * however many there are. A host without a calendar is noted as skipped.
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
  );
}

/** Late, doubled and reordered ones agree: a sync reads what is to be done when it runs. */
export function syncJob(meetingId: string, connectionId: string, startAfter?: Date): Job {
  const payload = { meetingId, connectionId };
  return { name: "sync-calendar", key: newId(), payload, ...(startAfter && { startAfter }) };
}
