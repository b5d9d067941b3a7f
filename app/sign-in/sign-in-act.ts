import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentUser } from "@/lib/auth/session";
import { signInContext } from "@/lib/auth/sign-in-context";
import type { Context } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import type { FormState } from "@/lib/forms/form-state";
import { formStateOf } from "@/lib/web/forms/form-errors";
import { requireSameSite } from "@/lib/web/request/same-origin";

/** Where to go on, or what to correct: field → sentences. */
export type Ending = { goTo: string } | { errors: Record<string, string[]> };

/** A step of signing in over its verb, for a visitor who is nobody yet. @param inOurWords how a refusal is said; else of asking for an email */
export async function signInAct(
  state: FormState,
  form: FormData,
  act: (ctx: Context) => Promise<Ending>,
  inOurWords: (error: unknown) => Promise<unknown> = inWordsOfEmails,
): Promise<FormState> {
  const ctx = await signInContext();
  const ending = await attempt({ ctx, state, form }, act, inOurWords);
  if (ending && "goTo" in ending) redirect(ending.goTo);
  return ending && withWhoIsSignedIn(ending);
}

/** Whoever is signed in already, by this very link or in another tab, is told so: otherwise a refusal reads as if they were not. */
async function withWhoIsSignedIn(state: NonNullable<FormState>): Promise<FormState> {
  const user = state.requestId === undefined ? await currentUser() : undefined;
  if (!user) return state;
  const t = await getTranslations("signIn");
  const others = state.errors[""] ?? [];
  return { ...state, errors: { ...state.errors, "": [...others, t("already", { name: user.name })] } };
}

/** The one value of a form's control. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

async function attempt(
  { ctx, state, form }: { ctx: Context; state: FormState; form: FormData },
  act: (ctx: Context) => Promise<Ending>,
  inOurWords: (error: unknown) => Promise<unknown>,
): Promise<FormState | { goTo: string }> {
  try {
    requireSameSite(await headers());
    const ending = await act(ctx);
    if ("goTo" in ending) return ending;
    return { answer: (state?.answer ?? 0) + 1, values: typedIn(form), errors: ending.errors };
  } catch (error) {
    return formStateOf(ctx, state, form, await inOurWords(error));
  }
}

/** What the form shows again after a refusal: the address alone, because a wrong code is better typed afresh. */
function typedIn(form: FormData): Record<string, string[]> {
  return { email: [textIn(form, "email")] };
}

async function inWordsOfEmails(error: unknown): Promise<unknown> {
  if (!(error instanceof AppError)) return error;
  const t = await getTranslations("signIn.refusals");
  const seconds = error.retryAfterSeconds;
  if (error.code === "invalid") return invalid([{ field: "email", code: "malformed", detail: error.message }]);
  if (error.code !== "rate_limited" || seconds === undefined) return error;
  const sentence = seconds > 60 ? t("waitLong", { minutes: Math.ceil(seconds / 60) }) : t("wait", { seconds });
  return new AppError("rate_limited", sentence, [], seconds);
}
