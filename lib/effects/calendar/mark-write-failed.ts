import type { CalendarError } from "@/lib/adapters/calendar";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import type { CalendarTask } from "@/lib/effects/calendar/calendar-task";
import { notifyOwner } from "@/lib/effects/calendar/mark-connection-broken";
import type { Effects } from "@/lib/effects/effects";
import { notify } from "@/lib/notifications/notify";

/** What is wrong with the whole calendar, not with one event in it. */
const OF_THE_CALENDAR = new Set(["calendar_read_only", "calendar_missing", "calendar_full", "access_denied"]);

/**
 * Notes that meetings cannot be written to the chosen calendar. Notifies its owner once, on the meeting that it was found
 * with (only the update that changed the row does), until a write goes well or its owner chooses another calendar.
 */
export async function markWriteFailed(effects: Effects, task: CalendarTask, reason: string): Promise<void> {
  if (!OF_THE_CALENDAR.has(reason)) return;
  await inTransaction(effects.db, async (tx) => {
    const { count } = await tx.calendarConnection.updateMany({
      where: { id: task.connectionId, writeFailure: null },
      data: { writeFailure: reason },
    });
    if (count === 0) return;
    await notify(
      tx,
      Prisma.sql`
        select ${task.userId}::uuid as user_id, ${task.meeting.id}::uuid as meeting_id, ${task.meeting.revision}::int as revision,
               'calendar_failed' as kind, '[]'::jsonb as changes, ${instant(effects.now())} as created_at`,
      Prisma.sql`on conflict (user_id, meeting_id, revision, kind) do update set created_at = excluded.created_at, read_at = null`,
    );
  });
}

/**
 * Notes that a calendar which meetings are written to is gone or closed when it is read, for then answers and moves in it reach
 * nobody any more. Notifies its owner once, as `markWriteFailed` does.
 */
export async function markUnreadable(
  effects: Effects,
  connectionId: string,
  { kind, reason }: CalendarError,
): Promise<void> {
  if (kind !== "permanent" || !OF_THE_CALENDAR.has(reason)) return;
  await inTransaction(effects.db, async (tx) => {
    const { count } = await tx.calendarConnection.updateMany({
      where: { id: connectionId, writeFailure: null },
      data: { writeFailure: reason },
    });
    if (count > 0) await notifyOwner(tx, connectionId, "calendar_failed", instant(effects.now()));
  });
}
