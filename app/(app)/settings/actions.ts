"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { signOutEverywhere } from "@/lib/people/sign-in/sign-out-everywhere";
import { updateProfile } from "@/lib/people/update-profile";
import { formAction } from "@/lib/web/forms/form-action";
import { profileForm } from "@/lib/web/forms/profile-form";

const PATH = "/settings";

export const updateProfileAction = formAction(PATH, profileForm, async (ctx, input) => {
  await updateProfile(ctx, input);
  revalidatePath("/", "layout");
  return { goTo: `${PATH}?saved=1` };
});

/** Ends all sessions; this browser meets the door at once. */
export const signOutEverywhereAction = formAction(PATH, z.strictObject({}), async (ctx) => {
  await signOutEverywhere(ctx);
  return { goTo: "/sign-in" };
});
