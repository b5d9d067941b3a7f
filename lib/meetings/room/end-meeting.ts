import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { refusal } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { contentOf } from "@/lib/meetings/content";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { statusOf } from "@/lib/meetings/meeting-status";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Ends a meeting that is going on: its end becomes now and its room closes. Nobody is told, because those whom it concerns
 * were there: the sequence stays, and announcements leave it alone. Ending it again changes nothing.
 * @throws AppError `not_found`, `forbidden`, `meeting_cancelled`, `conflict` before the start
 */
export function endMeeting(ctx: Context, meetingId: string): Promise<MeetingRow> {
  requireScope(ctx, "meetings:write");
  return inTransaction(ctx.db, async (tx) => {
    const meeting = await lockHostedMeeting(ctx, tx, meetingId);
    const status = statusOf(meeting, ctx.now());
    if (status === "ended") return meeting;
    if (status === "cancelled")
      throw refusal("meeting_cancelled", "end_cancelled", "This meeting was cancelled, so it cannot end.");
    if (ctx.now() <= meeting.startsAt) {
      throw refusal(
        "conflict",
        "end_not_begun",
        "This meeting has not begun yet. Cancel it if it is not to take place.",
      );
    }
    await storeEnd(tx, meeting, ctx.now());
    const planned = rfc3339Of(meeting.endsAt);
    await appendHistory(tx, ctx, meetingId, "meeting_ended", [
      { field: "endsAt", from: planned, to: rfc3339Of(ctx.now()) },
    ]);
    return findMeeting({ ...ctx, db: tx }, meetingId);
  });
}

async function storeEnd(tx: Tx, meeting: MeetingRow, now: number): Promise<void> {
  const content = JSON.stringify(contentOf({ ...meeting, endsAt: now }));
  await tx.$executeRaw(Prisma.sql`
    with ended as (
      update meetings set ends_at = ${instant(now)}, ended_at = ${instant(now)},
             revision = revision + 1, updated_at = ${instant(now)}
       where id = ${meeting.id}::uuid returning id, revision, disclosure, reminders, relationship_id
    )
    insert into meeting_contents (meeting_id, revision, content, disclosure, reminders, relationship_id)
    select id, revision, ${content}::jsonb, disclosure, reminders, relationship_id from ended`);
}
