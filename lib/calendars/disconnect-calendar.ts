import { requireCalendarOwner } from "@/lib/authorize";
import { queueSharing } from "@/lib/calendars/queue-sharing";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { noteSecurityEvent } from "@/lib/history/security-events";

/**
 * Forgets the connection with everything that it signs in with. What stands in the calendar stays there. Where it was the only
 * one that meetings were written to, they are written to none until the owner chooses another of theirs, and a banner says so.
 * @throws AppError `not_found` for one that is not the user's own
 */
export async function disconnectCalendar(ctx: Context, connectionId: string): Promise<void> {
  const userId = requireCalendarOwner(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const gone = await tx.calendarConnection.findFirst({
      where: { id: connectionId, userId },
      select: { writes: true },
    });
    if (!gone) throw notFound();
    await forgetConnection({ ...ctx, db: tx }, tx, { connectionId, userId });
    if (!gone.writes) return;
    await tx.$executeRaw(Prisma.sql`
      update calendar_connections set choice_due = true
       where user_id = ${userId}::uuid and not exists (
         select 1 from calendar_connections o where o.user_id = ${userId}::uuid and o.writes)`);
  });
}

/** Erases the connection with its credentials; calendars in which it stood for others are written by those again. */
export async function forgetConnection(
  ctx: Context,
  tx: Tx,
  { connectionId, userId }: { readonly connectionId: string; readonly userId: string },
): Promise<void> {
  await queueSharing(
    tx,
    Prisma.sql`select meeting_id from calendar_events where connection_id = ${connectionId}::uuid`,
    ctx.now(),
  );
  await tx.calendarConnection.deleteMany({ where: { id: connectionId, userId } });
  await noteSecurityEvent({ ...ctx, db: tx }, { kind: "calendar_disconnected", userId, subjectId: connectionId });
}
