import type { Membership } from "@/lib/conversations/membership";
import type { MessageRow } from "@/lib/conversations/message-row";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { notify } from "@/lib/notifications/notify";

/**
 * One notification per reader while they have not opened the conversation, however many messages follow: a unique index
 * holds it. Its `revision` is the position of the message that it began with, so that the next one is another.
 */
export async function notifyReaders(tx: Tx, seat: Membership, { position, createdAt }: MessageRow): Promise<void> {
  await notify(
    tx,
    Prisma.sql`
      select cm.user_id, ${seat.meetingId}::uuid as meeting_id, ${position}::int as revision, 'new_message' as kind,
             '[]'::jsonb as changes, ${instant(createdAt)} as created_at
        from conversation_members cm
       where cm.conversation_id = ${seat.conversationId}::uuid and cm.user_id is distinct from ${seat.userId}::uuid`,
  );
}
