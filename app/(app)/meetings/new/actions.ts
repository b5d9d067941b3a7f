"use server";

import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { formAction } from "@/lib/web/forms/form-action";
import { scheduleForm } from "@/lib/web/forms/schedule-form";
import { refusedByName } from "@/lib/web/forms/schedule-form-who";

/** Schedules the meeting and shows it. */
export const scheduleMeetingAction = formAction("/meetings/new", scheduleForm, async (ctx, input) => {
  const meeting = await refusedByName(input, scheduleMeeting(ctx, input));
  return { goTo: `/meetings/${meeting.id}?scheduled=1` };
});
