"use server";

import { z } from "zod";
import { currentSessionId } from "@/lib/auth/session";
import type { FormAction, FormState } from "@/lib/forms/form-state";
import {
  removeSecondFactor,
  renewRecoveryCodes,
  setUpSecondFactor,
} from "@/lib/people/second-factor/own-second-factor";
import { requireJustProven } from "@/lib/web/callers/just-proven";
import { formAction } from "@/lib/web/forms/form-action";

const PATH = "/settings/second-factor";
const nothing = z.strictObject({});

/** Sets up the app that this browser's page showed. */
export async function setUpAction(state: FormState, form: FormData): Promise<FormState> {
  return proven(
    formAction(PATH, z.strictObject({ code: z.string().max(20) }), async (ctx, { code }) => {
      const sessionId = await currentSessionId();
      if (sessionId === undefined) return { goTo: "/sign-in" };
      await setUpSecondFactor(ctx, sessionId, code);
      return { goTo: `${PATH}?added=1` };
    }),
    state,
    form,
  );
}

/** Makes a fresh list of recovery codes. */
export async function renewCodesAction(state: FormState, form: FormData): Promise<FormState> {
  return proven(
    formAction(PATH, nothing, async (ctx) => {
      await renewRecoveryCodes(ctx);
      return { goTo: `${PATH}?renewed=1` };
    }),
    state,
    form,
  );
}

/** Takes the second factor away; every browser meets the door. */
export async function removeAction(state: FormState, form: FormData): Promise<FormState> {
  return proven(
    formAction(PATH, nothing, async (ctx) => {
      await removeSecondFactor(ctx);
      return { goTo: "/sign-in" };
    }),
    state,
    form,
  );
}

/** Asked before the form is read, for it leads away: within an act that would count as a mistake of ours. */
async function proven(action: FormAction, state: FormState, form: FormData): Promise<FormState> {
  await requireJustProven(PATH);
  return action(state, form);
}
