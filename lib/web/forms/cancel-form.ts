import { z } from "zod";
import type { Context } from "@/lib/context";
import { invalid } from "@/lib/errors";
import type { NoticePreview } from "@/lib/meetings/announce/plan-announcements";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { hostWordField } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { DAY } from "@/lib/time/durations";

/** The form's one box. */
export const cancelForm = z.object({ cancelReason: hostWordField.prefault("") });

/** What calling the meeting off would mean. `reasonNeeded`: people who have set the day aside deserve a word. */
export type CancelPreview = { readonly notices: readonly NoticePreview[]; readonly reasonNeeded: boolean };

/** @throws AppError `not_found`, `forbidden` */
export async function previewCancel(ctx: Context, meeting: MeetingRow): Promise<CancelPreview> {
  const { notices } = await previewUpdate(ctx, meeting.id, { status: "cancelled" });
  return { notices, reasonNeeded: notices.length > 0 && meeting.startsAt - ctx.now() < DAY };
}

/**
 * Calls the meeting off from its form, where a reason is asked for within a day of the start; the API leaves that open.
 * @throws AppError as `updateMeeting`, and `invalid` without a reason where one is needed
 */
export async function cancelFromForm(
  ctx: Context,
  meetingId: string,
  { cancelReason }: z.output<typeof cancelForm>,
): Promise<MeetingRow> {
  const { reasonNeeded } = await previewCancel(ctx, await findMeeting(ctx, meetingId));
  if (reasonNeeded && cancelReason === null) {
    throw invalid([{ field: "cancelReason", code: "required", detail: "Tell them briefly why: it is short notice." }]);
  }
  return (await updateMeeting(ctx, meetingId, { status: "cancelled", cancelReason })).meeting;
}
