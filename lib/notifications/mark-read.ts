import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { notFound } from "@/lib/errors";
import { visibleNotifications } from "@/lib/notifications/visible-notifications";

/**
 * Marks one notification as read and answers the meeting that it leads to. Marking it again changes nothing.
 * @throws AppError `not_found` for one that is not the reader's, or whose meeting they may no longer see
 */
export async function markRead(ctx: Context, notificationId: string): Promise<{ meetingId: string }> {
  requireScope(ctx, "meetings:write");
  const [found] = await query(ctx.db, { meetingId: uuid })`
    update notifications set read_at = coalesce(read_at, ${instant(ctx.now())})
     where id in (select n.id from notifications n join meetings m on m.id = n.meeting_id
                   where n.id = ${notificationId}::uuid and ${visibleNotifications(ctx)})
    returning meeting_id as "meetingId"`;
  if (!found) throw notFound();
  return found;
}
