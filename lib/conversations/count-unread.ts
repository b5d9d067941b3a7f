import type { Context } from "@/lib/context";
import type { Membership } from "@/lib/conversations/membership";
import { isBy } from "@/lib/conversations/message-row";
import { Prisma } from "@/lib/db/generated/client";

/** How many messages of others the reader has not seen. */
export async function countUnreadMessages(ctx: Context, seat: Membership): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ unread: number }[]>(Prisma.sql`
    select count(*)::int as unread from messages x
     where x.conversation_id = ${seat.conversationId}::uuid and x.position > ${Math.max(seat.after, seat.readPosition)}
       and not ${isBy(seat)}`);
  return row?.unread ?? 0;
}
