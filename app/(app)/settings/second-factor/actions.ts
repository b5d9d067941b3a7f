"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { currentSessionId } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import type { FormAction } from "@/lib/forms/form-state";
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
export const setUpAction = provenAction(z.strictObject({ code: z.string().max(20) }), async (ctx, { code }) => {
  const sessionId = await currentSessionId();
  if (sessionId === undefined) return "/sign-in";
  await setUpSecondFactor(ctx, sessionId, code);
  return `${PATH}?added=1`;
});

/** Makes a fresh list of recovery codes. */
export const renewCodesAction = provenAction(nothing, async (ctx) => {
  await renewRecoveryCodes(ctx);
  return `${PATH}?renewed=1`;
});

/** Takes the second factor away; every browser meets the door. */
export const removeAction = provenAction(nothing, async (ctx) => {
  await removeSecondFactor(ctx);
  return "/sign-in";
});

/** Takes the app away and leaves the passkeys. */
export const removeAppAction = provenAction(nothing, async (ctx) => afterRemoval(await removeApp(ctx)));

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
export const addPasskeyAction = provenAction(addPasskeyInput, async (ctx, input) => {
  const sessionId = await currentSessionId();
  if (sessionId === undefined) return "/sign-in";
  await addPasskey(ctx, sessionId, input);
  return `${PATH}?added=passkey`;
});

/** Takes one passkey away. With the last second factor every browser meets the door. */
export const removePasskeyAction = provenAction(z.strictObject({ passkeyId: z.uuid() }), async (ctx, { passkeyId }) =>
  afterRemoval(await removePasskey(ctx, passkeyId)),
);

function afterRemoval({ signedOut }: { signedOut: boolean }): string {
  return signedOut ? "/sign-in" : `${PATH}?removed=1`;
}

/**
 * A form of this page; `act` says where to go on. That the person proved who they are is asked before the form is read, for it leads
 * away: within an act that would count as a mistake of ours.
 */
function provenAction<Schema extends z.ZodType>(
  schema: Schema,
  act: (ctx: Context, input: z.output<Schema>) => Promise<string>,
): FormAction {
  const action = formAction(PATH, schema, async (ctx, input) => ({ goTo: await act(ctx, input) }));
  return async (state, form) => {
    await requireJustProven(PATH);
    return action(state, form);
  };
}
