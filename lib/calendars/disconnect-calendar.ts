import { requireCalendarOwner } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";

/**
 * Forgets the connection with everything that it signs in with. What stands in the calendar stays there.
 * @throws AppError `not_found` for one that is not the user's own
 */
export async function disconnectCalendar(ctx: Context, connectionId: string): Promise<void> {
  const userId = requireCalendarOwner(ctx);
  const { count } = await ctx.db.calendarConnection.deleteMany({ where: { id: connectionId, userId } });
  if (count === 0) throw notFound();
}
