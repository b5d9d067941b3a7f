import { z } from "zod";
import type { Context } from "@/lib/context";
import { type Membership, membershipOf } from "@/lib/conversations/membership";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";

/** How far somebody has read, as a page says it. */
export const readPosition = z.int32().min(0);

/** Notes that the reader has seen the messages up to `position`. @throws AppError `not_found`, `forbidden` */
export async function markConversationRead(ctx: Context, meetingId: string, position: number): Promise<void> {
  await markReadUpTo(ctx, await membershipOf(ctx, meetingId), position);
}

/** Notes how far the person of a seat has read, never back, and their notification about it as read. */
export async function markReadUpTo(ctx: Context, seat: Membership, position: number): Promise<void> {
  await ctx.db.$executeRaw(Prisma.sql`
    with member as (
      update conversation_members set read_position = greatest(read_position, ${position})
       where conversation_id = ${seat.conversationId}::uuid and user_id = ${seat.userId}::uuid
    ), guest as (
      update invitations set read_position = greatest(read_position, ${position})
       where id = ${seat.invitationId}::uuid and user_id is null
    )
    update notifications set read_at = ${instant(ctx.now())}
     where user_id = ${seat.userId}::uuid and meeting_id = ${seat.meetingId}::uuid and kind = 'new_message' and read_at is null
       and not exists (select 1 from messages x where x.conversation_id = ${seat.conversationId}::uuid and x.position > ${position})`);
}
