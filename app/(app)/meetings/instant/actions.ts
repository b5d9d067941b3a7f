"use server";

import { formAction } from "@/lib/web/forms/form-action";
import { instantForm } from "@/lib/web/forms/schedule-form";
import { scheduleFromForm } from "@/lib/web/pages/schedule-from-form";

/** Starts the meeting and leads its host straight into the room. */
export const startMeetingAction = formAction("/meetings/instant", instantForm, async (ctx, input) => {
  const meeting = await scheduleFromForm(ctx, input);
  return { goTo: `/m/${meeting.slug}` };
});
