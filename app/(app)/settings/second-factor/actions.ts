"use server";

import { z } from "zod";
import { currentSessionId } from "@/lib/auth/session";
import {
  removeSecondFactor,
  renewRecoveryCodes,
  setUpSecondFactor,
} from "@/lib/people/second-factor/own-second-factor";
import { requireJustProven } from "@/lib/web/callers/just-proven";
import { formAction } from "@/lib/web/forms/form-action";

const PATH = "/settings/second-factor";
const nothing = z.strictObject({});

export const setUpAction = formAction(PATH, z.strictObject({ code: z.string().max(20) }), async (ctx, { code }) => {
  await requireJustProven(PATH);
  const sessionId = await currentSessionId();
  if (sessionId === undefined) return { goTo: "/sign-in" };
  await setUpSecondFactor(ctx, sessionId, code);
  return { goTo: `${PATH}?added=1` };
});

export const renewCodesAction = formAction(PATH, nothing, async (ctx) => {
  await requireJustProven(PATH);
  await renewRecoveryCodes(ctx);
  return { goTo: `${PATH}?renewed=1` };
});

export const removeAction = formAction(PATH, nothing, async (ctx) => {
  await requireJustProven(PATH);
  await removeSecondFactor(ctx);
  return { goTo: "/sign-in" };
});
