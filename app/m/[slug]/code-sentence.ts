import { getTranslations } from "next-intl/server";
import type { SignInRefusal } from "@/lib/people/sign-in/sign-in-result";

/** Why a code did not open what it was typed for. */
export async function codeSentence(refusal: SignInRefusal): Promise<string> {
  const t = await getTranslations("signIn.refusals");
  if (refusal.reason === "wrong_code") return t("wrong_code", refusal);
  return t(refusal.reason === "expired" ? "expired_code" : refusal.reason);
}
