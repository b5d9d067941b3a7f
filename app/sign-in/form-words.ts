import { getTranslations } from "next-intl/server";

/** What each form of signing in says when something is wrong. */
export async function formWords(): Promise<{ failed: string; reference: string }> {
  const t = await getTranslations("signIn");
  const common = await getTranslations("common");
  return { failed: t("failed"), reference: common("reference") };
}
