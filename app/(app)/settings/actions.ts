"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { currentSessionId } from "@/lib/auth/session";
import { setWorkingHours } from "@/lib/people/hours/own-working-hours";
import { endSession } from "@/lib/people/sign-in/own-sessions";
import { signOutEverywhere } from "@/lib/people/sign-in/sign-out-everywhere";
import { updateProfile } from "@/lib/people/update-profile";
import { formAction } from "@/lib/web/forms/form-action";
import { profileForm } from "@/lib/web/forms/profile-form";
import { workingHoursForm } from "@/lib/web/forms/settings/working-hours-form";

const PATH = "/settings";

export const updateProfileAction = formAction(PATH, profileForm, async (ctx, input) => {
  await updateProfile(ctx, input);
  revalidatePath("/", "layout");
  return { goTo: `${PATH}?saved=1` };
});

export const setWorkingHoursAction = formAction(PATH, workingHoursForm, async (ctx, input) => {
  await setWorkingHours(ctx, input);
  return { goTo: `${PATH}?saved=1` };
});

/** Signs one browser out. Where it is this one, it meets the door. */
export const endSessionAction = formAction(
  PATH,
  z.strictObject({ sessionId: z.uuid() }),
  async (ctx, { sessionId }) => {
    const here = await currentSessionId();
    await endSession(ctx, sessionId);
    return { goTo: sessionId === here ? "/sign-in" : PATH };
  },
);

/** Ends all sessions; this browser meets the door at once. */
export const signOutEverywhereAction = formAction(PATH, z.strictObject({}), async (ctx) => {
  await signOutEverywhere(ctx);
  return { goTo: "/sign-in" };
});
