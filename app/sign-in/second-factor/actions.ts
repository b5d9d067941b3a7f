"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type Ending, signInAct, textIn } from "@/app/sign-in/sign-in-act";
import { halfSessionHere } from "@/lib/auth/half-session-here";
import { keepSession, signOut } from "@/lib/auth/session";
import { signInContext } from "@/lib/auth/sign-in-context";
import type { Context } from "@/lib/context";
import type { FormState } from "@/lib/forms/form-state";
import type { PasskeyBegun } from "@/lib/forms/passkey-begun";
import { passkeyRefusal } from "@/lib/people/passkeys/refuse-passkey";
import { beginShowingPasskey, showPasskey } from "@/lib/people/passkeys/show-passkey";
import { showSecondFactor } from "@/lib/people/second-factor/show-second-factor";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";
import { passkeyBegun } from "@/lib/web/forms/begin-passkey";

/** Signs in with a code of the second factor. Whose first app was set up with it is shown the recovery codes. */
export async function showSecondFactorAction(state: FormState, form: FormData): Promise<FormState> {
  return showHere(state, form, async (ctx, { sessionId, returnPath }) => {
    const shown = await showSecondFactor(ctx, sessionId, textIn(form, "code"));
    if (shown.ok) await keepSession(shown.sessionId);
    if (shown.ok) return { goTo: shown.setUp ? "/settings/second-factor?added=1" : returnPath };
    const t = await getTranslations("signIn");
    if (shown.reason === "wrong")
      return { errors: { code: [t("refusals.wrong_code", { triesLeft: shown.triesLeft })] } };
    return { errors: { code: [t("secondFactor.over")] } };
  });
}

/** Gives the page's script what the browser needs to sign with one of the account's passkeys. */
export async function beginShowingPasskeyAction(): Promise<PasskeyBegun> {
  const ctx = await signInContext();
  const half = await halfSessionHere();
  if (!half) redirect("/sign-in");
  return passkeyBegun(ctx, async () => {
    const get = await beginShowingPasskey(ctx, half.sessionId);
    if (!get) throw passkeyRefusal("passkey_expired");
    return { get };
  });
}

/** Signs in with what the browser signed with a passkey. */
export async function showPasskeyAction(state: FormState, form: FormData): Promise<FormState> {
  return showHere(state, form, async (ctx, { sessionId, returnPath }) => {
    const shown = await showPasskey(ctx, sessionId, textIn(form, "response"));
    if (shown.ok) await keepSession(shown.sessionId);
    if (shown.ok) return { goTo: returnPath };
    if (shown.reason !== "over") throw passkeyRefusal(shown.reason);
    const t = await getTranslations("signIn.secondFactor");
    return { errors: { "": [t("over")] } };
  });
}

/** Ends the session that waits, so that somebody else can sign in here. */
export async function signInAsSomebodyElse(state: FormState, form: FormData): Promise<FormState> {
  return signInAct(state, form, async () => {
    if (await halfSessionHere()) await signOut();
    return { goTo: "/sign-in" };
  });
}

/** One try with the session that waits here. Without one, signing in begins anew. */
function showHere(
  state: FormState,
  form: FormData,
  show: (ctx: Context, waiting: { sessionId: string; returnPath: string }) => Promise<Ending>,
): Promise<FormState> {
  const act = async (ctx: Context): Promise<Ending> => {
    const returnPath = safeReturnPath(textIn(form, "returnPath"));
    const half = await halfSessionHere();
    if (!half) return { goTo: `/sign-in?returnPath=${encodeURIComponent(returnPath)}` };
    return show(ctx, { sessionId: half.sessionId, returnPath });
  };
  return signInAct(state, form, act, async (error) => error);
}
