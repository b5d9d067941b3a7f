import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Queues pushes so that the notifications which this transaction has stored for these people reach the browsers that asked to be told.
 * Call it after storing them; where nobody has such a browser it costs one look, and where nobody was notified nothing.
 */
export async function queuePushes(tx: Tx, meetingId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  const found = await query(tx, { notificationId: uuid, subscriptionId: uuid })`
    select n.id as "notificationId", s.id as "subscriptionId"
      from push_subscriptions s join notifications n on n.user_id = s.user_id
     where s.user_id = any(${[...userIds]}::uuid[]) and n.meeting_id = ${meetingId}::uuid
       and n.xmin = pg_current_xact_id()::xid`;
  await enqueue(
    tx,
    found.map((payload) => ({ name: "send-push", key: newId(), payload })),
  );
}
