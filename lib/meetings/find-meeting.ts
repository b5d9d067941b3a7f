import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { visibleTo } from "@/lib/meetings/access";
import { type MeetingRow, selectMeetings } from "@/lib/meetings/meeting-row";

/**
 * The meeting, if the actor may know of it. @throws AppError `not_found`, the same for one that never was; `forbidden` for
 * a key that reads no meetings
 */
export async function findMeeting(ctx: Context, meetingId: string): Promise<MeetingRow> {
  requireScope(ctx, "meetings:read", "meetings:write");
  return loadMeeting(ctx, meetingId);
}

/**
 * The meeting, if the actor may know of it, for a verb that has asked for its own scope already, such as the one that has just
 * made the meeting. @throws AppError `not_found`
 */
export async function loadMeeting(ctx: Context, meetingId: string): Promise<MeetingRow> {
  if (!isUuid(meetingId)) throw notFound();
  const [meeting] = await selectMeetings(ctx.db, Prisma.sql`m.id = ${meetingId}::uuid and ${visibleTo(ctx.actor)}`, 1);
  if (!meeting) throw notFound();
  return meeting;
}
