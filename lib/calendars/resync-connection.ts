import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { syncJob } from "@/lib/meetings/announce/queue-calendar-syncs";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Queues what makes this calendar hold every meeting of its owner's that is still to come, and none that was called off or
 * that they are not invited to any more. Events that an earlier connection may have left in it are looked for first. From an
 * account that meetings are not written to, those still to come are taken out.
 */
export async function resyncConnection(tx: Tx, connectionId: string, now: number): Promise<void> {
  const at = instant(now);
  const queued = await query(tx, { meetingId: uuid })`
    with mine as (
      select m.id, m.host_id = k.user_id as hosted from calendar_connections k
       cross join lateral (select id from meetings where host_id = k.user_id and ends_at > ${at}
                           union select meeting_id from invitations where user_id = k.user_id) own
        join meetings m on k.writes and m.id = own.id and m.ends_at > ${at}
       where k.id = ${connectionId}::uuid
    ), lines as (
      insert into calendar_events (connection_id, meeting_id, state, pushed, at)
      select ${connectionId}::uuid, id, 'pending', '{"written": null}', ${at} from mine
      on conflict (connection_id, meeting_id) do update set state = 'pending', reason = null, at = excluded.at, turn = null, turn_until = null
      returning meeting_id
    ), missed as (
      update calendar_events e set state = 'pending', reason = null, at = ${at} from calendar_connections k, meetings m
       where e.connection_id = ${connectionId}::uuid and k.id = e.connection_id and m.id = e.meeting_id
         and case when k.writes then e.state = 'failed' else m.ends_at > ${at} end and e.meeting_id not in (select id from mine)
      returning e.meeting_id
    ), connected as (
      delete from calendar_events where connection_id is null and meeting_id in (select id from mine where hosted)
    )
    select meeting_id as "meetingId" from lines union all select meeting_id from missed`;
  await enqueue(
    tx,
    queued.map(({ meetingId }) => syncJob(meetingId, connectionId)),
  );
}
