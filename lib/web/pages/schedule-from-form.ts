import type { Context } from "@/lib/context";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { requireCall } from "@/lib/meetings/schedule/own-video";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { updateProfile } from "@/lib/people/update-profile";
import type { ScheduledByForm } from "@/lib/web/forms/schedule-form";
import { refusedByName } from "@/lib/web/forms/schedule-form-who";
import { videoServer } from "@/lib/web/pages/video-server";

/**
 * Schedules what a form asks for, and keeps its link as the host's usual one where they ticked that.
 * @throws AppError as `requireCall` and `scheduleMeeting` do, by the names that the form has
 */
export async function scheduleFromForm(
  ctx: Context,
  { usualVideoLink, ...input }: ScheduledByForm,
): Promise<MeetingRow> {
  await requireCall(ctx, input.location, videoServer() !== undefined);
  const meeting = await refusedByName(input, scheduleMeeting(ctx, input));
  if (usualVideoLink !== undefined) await updateProfile(ctx, { usualVideoLink });
  return meeting;
}
