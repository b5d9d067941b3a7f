import type { Context } from "@/lib/context";
import { refusal } from "@/lib/errors";
import { keptFile } from "@/lib/ics/cached-file";
import { calendarEventOf } from "@/lib/meetings/calendar-file/calendar-event-of";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { statusOf } from "@/lib/meetings/meeting-status";

/**
 * The meeting as an `.ics` file to keep (docs/design/product.md#H): PUBLISH, nobody named but the organizer, and the
 * same bytes until something changes. @throws AppError `not_found`, `meeting_cancelled`, `meeting_ended`
 */
export async function downloadInvitation(ctx: Context, meetingId: string): Promise<string> {
  const meeting = await findMeeting(ctx, meetingId);
  const status = statusOf(meeting, ctx.now());
  if (status === "cancelled") {
    throw refusal(
      "meeting_cancelled",
      "file_cancelled",
      "This meeting was cancelled, so there is no invitation. Remove it from your calendar.",
    );
  }
  if (status === "ended")
    throw refusal("meeting_ended", "file_ended", "This meeting has ended, so there is no invitation to download.");
  return keptFile({
    ...calendarEventOf(meeting, { ...ctx, locale: meeting.hostLocale }),
    method: "PUBLISH",
    status: "confirmed",
    dtstamp: meeting.updatedAt,
  });
}
