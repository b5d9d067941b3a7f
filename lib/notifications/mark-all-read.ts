import { requireNotificationReader, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Marks all of the reader's notifications as read, at this instant, by which it can be taken back. @returns how many were not.
 * @throws AppError `unauthenticated` without an account
 */
export async function markAllRead(ctx: Context): Promise<number> {
  requireScope(ctx, "meetings:write");
  return ctx.db.$executeRaw(Prisma.sql`
    update notifications set read_at = ${rfc3339Of(ctx.now())}::timestamptz
     where user_id = ${requireNotificationReader(ctx)}::uuid and read_at is null`);
}
