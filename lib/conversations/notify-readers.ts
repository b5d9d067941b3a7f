import type { Membership } from "@/lib/conversations/membership";
import type { MessageRow } from "@/lib/conversations/message-row";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { queuePushes } from "@/lib/notifications/queue-pushes";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * One notification per reader while they have not opened the conversation, however many messages follow: a unique index
 * holds it. Its `revision` is the position of the message that it began with, so that the next one is another.
 */
export async function notifyReaders(tx: Tx, seat: Membership, { position, createdAt }: MessageRow): Promise<void> {
  const notified = await tx.$queryRaw<{ userId: string }[]>(Prisma.sql`
    insert into notifications (id, user_id, meeting_id, revision, kind, created_at)
    select gen_random_uuid(), cm.user_id, ${seat.meetingId}::uuid, ${position}, 'new_message', ${rfc3339Of(createdAt)}::timestamptz
      from conversation_members cm
     where cm.conversation_id = ${seat.conversationId}::uuid and cm.user_id is distinct from ${seat.userId}::uuid
       and exists (select 1 from templates t where t.channel = 'in_app' and t.key = 'new_message' and t.locale = 'en' and t.enabled)
    on conflict do nothing
    returning user_id as "userId"`);
  const userIds = notified.map(({ userId }) => userId);
  await queuePushes(tx, seat.meetingId, userIds);
}
