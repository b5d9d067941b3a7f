"use server";

import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { signInAct, textIn } from "@/app/sign-in/sign-in-act";
import { forgetMailedLink } from "@/lib/auth/mailed-link-token";
import { forgetPendingSignIn, pendingSignIn, rememberPendingSignIn } from "@/lib/auth/pending-sign-in";
import { currentUser, keepSession } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import type { FormState } from "@/lib/forms/form-state";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { finishSignInByLink } from "@/lib/people/sign-in/finish-sign-in-by-link";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";
import { startSignIn } from "@/lib/people/sign-in/start-sign-in";
import { strangerKey } from "@/lib/web/callers/caller";

/** Asks for a mail with a link and a code. */
export async function askForMail(state: FormState, form: FormData): Promise<FormState> {
  return signInAct(state, form, async (ctx) => {
    const returnPath = safeReturnPath(textIn(form, "returnPath"));
    await ask(ctx, { email: textIn(form, "email"), returnPath });
    return { goTo: "/sign-in/sent" };
  });
}

/** Asks for a mail to the address of whoever is signed in here, so that they show that they are themselves. */
export async function askToProve(state: FormState, form: FormData): Promise<FormState> {
  return signInAct(state, form, async (ctx) => {
    const user = await currentUser();
    if (!user) return { goTo: "/sign-in" };
    await ask(ctx, { email: user.email, returnPath: safeReturnPath(textIn(form, "returnPath")) });
    return { goTo: "/sign-in/sent" };
  });
}

/** Asks for another mail to the same address. */
export async function askForAnotherMail(state: FormState, form: FormData): Promise<FormState> {
  return signInAct(state, form, async (ctx) => {
    const pending = await pendingSignIn();
    if (!pending) return { goTo: "/sign-in" };
    await ask(ctx, pending);
    return { goTo: "/sign-in/sent?again=1" };
  });
}

/** Signs in with the code of the newest mail. */
export async function signInByCode(state: FormState, form: FormData): Promise<FormState> {
  return signInAct(state, form, async (ctx) => {
    const pending = await pendingSignIn();
    if (!pending) return { goTo: "/sign-in" };
    const result = await finishSignInByCode(ctx, { ...pending, code: textIn(form, "code") });
    if (result.ok) return signedIn(result);
    const t = await getTranslations("signIn.refusals");
    const { refusal } = result;
    if (refusal.reason === "wrong_code") return { errors: { code: [t("wrong_code", refusal)] } };
    return { errors: { code: [t(refusal.reason === "expired" ? "expired_code" : refusal.reason)] } };
  });
}

/** Signs in with the link of a mail: the press of the button, never the opening of the page. */
export async function signInByLink(state: FormState, form: FormData): Promise<FormState> {
  return signInAct(state, form, async (ctx) => {
    const result = await finishSignInByLink(ctx, textIn(form, "token"));
    if (result.ok) return signedIn(result);
    const t = await getTranslations("signIn.refusals");
    return { errors: { "": [t("expired_link")] } };
  });
}

async function ask(ctx: Context, { email, returnPath }: { email: string; returnPath: string }): Promise<void> {
  const client = strangerKey(await headers());
  const asked = await startSignIn(ctx, { email, returnPath, locale: await getLocale(), client });
  await rememberPendingSignIn({ ...asked, returnPath });
}

async function signedIn({ sessionId, returnPath }: { sessionId: string; returnPath: string }) {
  await keepSession(sessionId);
  await forgetPendingSignIn();
  await forgetMailedLink("/sign-in/confirm");
  return { goTo: returnPath };
}
