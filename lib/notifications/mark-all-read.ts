import { requireNotificationReader, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";

/**
 * Marks all of the reader's notifications as read, at this instant, by which it can be taken back. @returns how many were not.
 * @throws AppError `unauthenticated` without an account
 */
export async function markAllRead(ctx: Context): Promise<number> {
  requireScope(ctx, "meetings:write");
  return ctx.db.$executeRaw(Prisma.sql`
    update notifications set read_at = ${instant(ctx.now())}
     where user_id = ${requireNotificationReader(ctx)}::uuid and read_at is null`);
}
