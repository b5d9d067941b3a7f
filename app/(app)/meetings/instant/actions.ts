"use server";

import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { formAction } from "@/lib/web/forms/form-action";
import { instantForm } from "@/lib/web/forms/schedule-form";
import { refusedByName } from "@/lib/web/forms/schedule-form-who";

/** Starts the meeting and leads its host straight into the room. */
export const startMeetingAction = formAction("/meetings/instant", instantForm, async (ctx, input) => {
  const meeting = await refusedByName(input, scheduleMeeting(ctx, input));
  return { goTo: `/m/${meeting.slug}` };
});
