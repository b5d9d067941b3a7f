import { requireNotificationReader, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { int } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { visibleNotifications } from "@/lib/notifications/visible-notifications";

/**
 * Takes back that the reader's notifications were marked as read at that very instant (epoch milliseconds).
 * @returns how many are unread again. @throws AppError `unauthenticated` without an account
 */
export async function unmarkRead(ctx: Context, readAt: number): Promise<number> {
  requireScope(ctx, "meetings:write");
  return ctx.db.$executeRaw(Prisma.sql`
    update notifications set read_at = null
     where user_id = ${requireNotificationReader(ctx)}::uuid and read_at = ${instant(readAt)}`);
}

/** How many of the reader's notifications were marked as read at that instant, so that it can be taken back. */
export async function countMarkedAt(ctx: Context, readAt: number): Promise<number> {
  requireScope(ctx, "meetings:read");
  const [row] = await query(ctx.db, { marked: int })`
    select count(*)::int as marked from notifications n join meetings m on m.id = n.meeting_id
     where ${visibleNotifications(ctx)} and n.read_at = ${instant(readAt)}`;
  return row?.marked ?? 0;
}
