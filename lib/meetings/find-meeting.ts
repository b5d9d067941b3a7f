import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { visibleTo } from "@/lib/meetings/access";
import { type MeetingRow, selectMeetings } from "@/lib/meetings/meeting-row";

/** The meeting, if the actor may know of it. @throws AppError `not_found`, the same for one that never was. */
export async function findMeeting(ctx: Context, meetingId: string): Promise<MeetingRow> {
  requireReadable(ctx, meetingId);
  const [meeting] = await selectMeetings(ctx.db, Prisma.sql`m.id = ${meetingId}::uuid and ${visibleTo(ctx.actor)}`, 1);
  if (!meeting) throw notFound();
  return meeting;
}

/** What can be said before anything is read. @throws AppError `forbidden` for a key without a scope, `not_found` for no id */
export function requireReadable(ctx: Context, meetingId: string): void {
  requireScope(ctx, "meetings:read", "meetings:write", "bookings:write");
  if (!isUuid(meetingId)) throw notFound();
}
