"use server";

import { requireCall } from "@/lib/meetings/schedule/own-video";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { updateProfile } from "@/lib/people/update-profile";
import { formAction } from "@/lib/web/forms/form-action";
import { instantForm } from "@/lib/web/forms/schedule-form";
import { refusedByName } from "@/lib/web/forms/schedule-form-who";
import { videoServer } from "@/lib/web/pages/video-server";

/** Starts the meeting and leads its host straight into the room. */
export const startMeetingAction = formAction(
  "/meetings/instant",
  instantForm,
  async (ctx, { usualVideoLink, ...input }) => {
    await requireCall(ctx, input.location, videoServer() !== undefined);
    const meeting = await refusedByName(input, scheduleMeeting(ctx, input));
    if (usualVideoLink !== undefined) await updateProfile(ctx, { usualVideoLink });
    return { goTo: `/m/${meeting.slug}` };
  },
);
