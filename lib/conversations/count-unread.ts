import type { Context } from "@/lib/context";
import type { Membership } from "@/lib/conversations/membership";
import { isBy } from "@/lib/conversations/message-row";
import { query } from "@/lib/db/query";
import { int } from "@/lib/db/shape";

/** How many messages of others the reader has not seen. */
export async function countUnreadMessages(ctx: Context, seat: Membership): Promise<number> {
  const [row] = await query(ctx.db, { unread: int })`
    select count(*)::int as unread from messages x
     where x.conversation_id = ${seat.conversationId}::uuid and x.position > ${Math.max(seat.after, seat.readPosition)}
       and not ${isBy(seat)}`;
  return row?.unread ?? 0;
}
