import type { Context } from "@/lib/context";
import { markReadUpTo } from "@/lib/conversations/mark-read-up-to";
import { membershipOf } from "@/lib/conversations/membership";

/** Notes that the reader has seen the messages up to `position`. @throws AppError `not_found`, `forbidden` */
export async function markConversationRead(ctx: Context, meetingId: string, position: number): Promise<void> {
  await markReadUpTo(ctx, await membershipOf(ctx, meetingId), position);
}
