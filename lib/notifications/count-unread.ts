import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { int } from "@/lib/db/shape";
import { visibleNotifications } from "@/lib/notifications/visible-notifications";

/** How many notifications the reader has not opened. @throws AppError `unauthenticated` without an account */
export async function countUnread(ctx: Context): Promise<number> {
  requireScope(ctx, "meetings:read", "meetings:write");
  const [row] = await query(ctx.db, { unread: int })`
    select count(*)::int as unread from notifications n join meetings m on m.id = n.meeting_id
     where ${visibleNotifications(ctx)} and n.read_at is null`;
  return row?.unread ?? 0;
}
