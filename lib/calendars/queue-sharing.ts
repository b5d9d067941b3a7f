import type { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { neverNull, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { syncJob } from "@/lib/meetings/announce/queue-calendar-syncs";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Queues that accounts in whose calendar another one wrote these meetings look again, because that one writes them no more: one of
 * them takes over (docs/design/calendars.md#4). @param meetings selects their ids
 */
export async function queueSharing(tx: Tx, meetings: Prisma.Sql, now: number): Promise<void> {
  const lines = await query(tx, { meetingId: uuid, connectionId: neverNull(uuid) })`
    update calendar_events set state = 'pending', reason = null, pushed = '{"written": null}', at = ${instant(now)}
     where reason = 'shared_calendar' and connection_id is not null and meeting_id in (${meetings})
    returning meeting_id as "meetingId", connection_id as "connectionId"`;
  await enqueue(
    tx,
    lines.map(({ meetingId, connectionId }) => syncJob(meetingId, connectionId)),
  );
}
