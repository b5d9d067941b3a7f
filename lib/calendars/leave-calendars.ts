import { query } from "@/lib/db/query";
import { neverNull, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { syncJob } from "@/lib/meetings/announce/queue-calendar-syncs";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Queues that every calendar of a closed account loses what it holds of meetings to come, and ends reading them: what is over
 * stays there. The worker forgets the connections afterwards (docs/design/calendars.md#6).
 */
export async function leaveCalendars(tx: Tx, userId: string, now: number): Promise<void> {
  await tx.calendarConnection.updateMany({
    where: { userId },
    data: { writes: false, choiceDue: false, busyCalendarIds: [], readAt: null },
  });
  const lines = await query(tx, { meetingId: uuid, connectionId: neverNull(uuid) })`
    update calendar_events e set state = 'pending', reason = null, at = ${instant(now)}
      from calendar_connections k, meetings m
     where k.id = e.connection_id and k.user_id = ${userId}::uuid and m.id = e.meeting_id and m.ends_at > ${instant(now)}
    returning e.meeting_id as "meetingId", e.connection_id as "connectionId"`;
  await enqueue(
    tx,
    lines.map(({ meetingId, connectionId }) => syncJob(meetingId, connectionId)),
  );
}
