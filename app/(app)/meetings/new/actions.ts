"use server";

import { formAction } from "@/lib/web/forms/form-action";
import { scheduleForm } from "@/lib/web/forms/schedule-form";
import { scheduleFromForm } from "@/lib/web/pages/schedule-from-form";

/** Schedules the meeting and shows it. */
export const scheduleMeetingAction = formAction("/meetings/new", scheduleForm, async (ctx, input) => {
  const meeting = await scheduleFromForm(ctx, input);
  return { goTo: `/meetings/${meeting.id}?scheduled=1` };
});
