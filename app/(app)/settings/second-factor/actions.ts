"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { currentSessionId } from "@/lib/auth/session";
import type { FormAction, FormState } from "@/lib/forms/form-state";
import type { PasskeyBegun } from "@/lib/forms/passkey-begun";
import { addPasskey, addPasskeyInput, beginPasskey, removePasskey } from "@/lib/people/passkeys/own-passkeys";
import {
  removeApp,
  removeSecondFactor,
  renewRecoveryCodes,
  setUpSecondFactor,
} from "@/lib/people/second-factor/own-second-factor";
import { requireJustProven } from "@/lib/web/callers/just-proven";
import { signedInReader } from "@/lib/web/callers/page-context";
import { passkeyBegun } from "@/lib/web/forms/begin-passkey";
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

/** Takes the app away and leaves the passkeys. */
export async function removeAppAction(state: FormState, form: FormData): Promise<FormState> {
  return proven(
    formAction(PATH, nothing, async (ctx) => {
      const { signedOut } = await removeApp(ctx);
      return { goTo: signedOut ? "/sign-in" : `${PATH}?removed=1` };
    }),
    state,
    form,
  );
}

/** Gives the page's script what the browser needs to make a passkey. */
export async function beginPasskeyAction(): Promise<PasskeyBegun> {
  const { ctx, reader } = await signedInReader(PATH);
  await requireJustProven(PATH);
  const sessionId = await currentSessionId();
  if (sessionId === undefined) redirect("/sign-in");
  const common = await getTranslations("common");
  const label = { email: reader.email, product: common("product") };
  return passkeyBegun(ctx, async () => ({ create: await beginPasskey(ctx, sessionId, label) }));
}

/** Adds the passkey that the browser made. */
export async function addPasskeyAction(state: FormState, form: FormData): Promise<FormState> {
  return proven(
    formAction(PATH, addPasskeyInput, async (ctx, input) => {
      const sessionId = await currentSessionId();
      if (sessionId === undefined) return { goTo: "/sign-in" };
      await addPasskey(ctx, sessionId, input);
      return { goTo: `${PATH}?added=passkey` };
    }),
    state,
    form,
  );
}

/** Takes one passkey away. With the last second factor every browser meets the door. */
export async function removePasskeyAction(state: FormState, form: FormData): Promise<FormState> {
  return proven(
    formAction(PATH, z.strictObject({ passkeyId: z.uuid() }), async (ctx, { passkeyId }) => {
      const { signedOut } = await removePasskey(ctx, passkeyId);
      return { goTo: signedOut ? "/sign-in" : `${PATH}?removed=1` };
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
