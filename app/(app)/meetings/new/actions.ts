"use server";

import { requireCall } from "@/lib/meetings/schedule/own-video";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { updateProfile } from "@/lib/people/update-profile";
import { formAction } from "@/lib/web/forms/form-action";
import { scheduleForm } from "@/lib/web/forms/schedule-form";
import { refusedByName } from "@/lib/web/forms/schedule-form-who";
import { videoServer } from "@/lib/web/pages/video-server";

/** Schedules the meeting and shows it. */
export const scheduleMeetingAction = formAction(
  "/meetings/new",
  scheduleForm,
  async (ctx, { usualVideoLink, ...input }) => {
    await requireCall(ctx, input.location, videoServer() !== undefined);
    const meeting = await refusedByName(input, scheduleMeeting(ctx, input));
    if (usualVideoLink !== undefined) await updateProfile(ctx, { usualVideoLink });
    return { goTo: `/meetings/${meeting.id}?scheduled=1` };
  },
);
