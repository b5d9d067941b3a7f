import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { queuePushes } from "@/lib/notifications/queue-pushes";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Marks the connection as broken: nothing is synced until its owner reconnects. Notifies the owner once per break (only
 * the update that changed the row does), on their next meeting or else the last one; a banner on every page covers
 * owners without meetings.
 */
export async function breakConnection(effects: Effects, connectionId: string, reason: string): Promise<void> {
  const at = rfc3339Of(effects.now());
  await inTransaction(effects.db, async (tx) => {
    const told = await tx.$queryRaw<{ userId: string; meetingId: string }[]>(Prisma.sql`
      with broken as (
        update calendar_connections set state = 'broken', broken_reason = ${reason}
         where id = ${connectionId}::uuid and state = 'connected' returning id, user_id
      ), next as (
        select b.user_id, m.id, m.revision from broken b join meetings m on m.host_id = b.user_id or exists (
               select 1 from invitations i where i.meeting_id = m.id and i.user_id = b.user_id and i.removed_at is null)
         order by m.status = 'scheduled' and m.ends_at > ${at}::timestamptz desc, abs(extract(epoch from m.starts_at - ${at}::timestamptz)), m.id limit 1
      )
      insert into notifications (id, user_id, meeting_id, revision, kind, created_at)
      select gen_random_uuid(), user_id, id, revision, 'calendar_disconnected', ${at}::timestamptz from next
       where exists (select 1 from templates where channel = 'in_app' and key = 'calendar_disconnected' and locale = 'en' and enabled)
      on conflict (user_id, meeting_id, revision, kind) do update set created_at = excluded.created_at, read_at = null
      returning user_id as "userId", meeting_id as "meetingId"`);
    for (const { meetingId, userId } of told) await queuePushes(tx, meetingId, [userId]);
  });
}
