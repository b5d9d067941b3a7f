import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";

/** The conversation's members are the host and whoever is invited with an account (docs/design/product.md#23). */
export async function syncConversationMembers(tx: Tx, meetingId: string, now: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    with wanted as (
      select m.host_id as user_id, 0 as read_position from meetings m where m.id = ${meetingId}::uuid
      union select user_id, read_position from invitations where meeting_id = ${meetingId}::uuid and removed_at is null and user_id is not null
    ), out as (
      delete from conversation_members using conversations c
       where c.meeting_id = ${meetingId}::uuid and conversation_id = c.id and user_id not in (select user_id from wanted)
    )
    insert into conversation_members (conversation_id, user_id, joined_at, read_position)
    select c.id, w.user_id, ${instant(now)}, w.read_position from conversations c, wanted w where c.meeting_id = ${meetingId}::uuid
    on conflict do nothing`);
}
