import { getTranslations } from "next-intl/server";
import type { PasskeyWords } from "@/components/passkeys/passkey-form";

/** What each form of signing in says when something is wrong. */
export async function formWords(): Promise<{ failed: string; reference: string }> {
  const t = await getTranslations("signIn");
  const common = await getTranslations("common");
  return { failed: t("failed"), reference: common("reference") };
}

/** What a form that has the browser use a passkey says. `title` stands above what went wrong. */
export async function passkeyWords(words: { title: string; needsScript: string }): Promise<PasskeyWords> {
  const t = await getTranslations("passkeyBrowser");
  const common = await getTranslations("common");
  return {
    ...words,
    reference: common("reference"),
    pending: t("pending"),
    unsupported: t("unsupported"),
    cancelled: t("cancelled"),
    known: t("known"),
    failed: t("failed"),
  };
}
