import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { queuePushes } from "@/lib/notifications/queue-pushes";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Tells the host in the app that a message did not arrive, once per message, unless that template is gone
 * (docs/design/product.md#19). A meeting's losses of one revision share one notification, the newest first: fifty dead
 * addresses are one thing to look at.
 */
export async function notifyHostOfLoss(tx: Tx, deliveryId: string, now: number): Promise<void> {
  const [told] = await tx.$queryRaw<{ userId: string; meetingId: string }[]>(Prisma.sql`
    insert into notifications (id, user_id, meeting_id, revision, kind, changes, created_at)
    select ${newId()}::uuid, m.host_id, m.id, d.revision, 'delivery_failed',
           jsonb_build_array(jsonb_build_object('field', 'delivery', 'deliveryId', d.id, 'invitationId', d.invitation_id)), ${rfc3339Of(now)}::timestamptz
      from deliveries d join meetings m on m.id = d.meeting_id
     where d.id = ${deliveryId}::uuid
       and exists (select 1 from templates t where t.channel = 'in_app' and t.key = 'delivery_failed' and t.locale = 'en' and t.enabled)
    on conflict (user_id, meeting_id, revision, kind) do update
       set changes = excluded.changes || notifications.changes, read_at = null, created_at = excluded.created_at
     where not notifications.changes @> jsonb_build_array(jsonb_build_object('deliveryId', ${deliveryId}::text))
    returning user_id as "userId", meeting_id as "meetingId"`);
  if (told) await queuePushes(tx, told.meetingId, [told.userId]);
}
