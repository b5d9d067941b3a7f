import { getTranslations } from "next-intl/server";
import { scopes } from "@/lib/api-keys/create-api-key-input";

/** The words of the form for a new key, finished on the server so that the browser needs no catalogue. */
export type NewKeyWords = Awaited<ReturnType<typeof newKeyWords>>;

export async function newKeyWords() {
  const t = await getTranslations("apiKeys");
  const common = await getTranslations("common");
  return {
    label: common("name"),
    labelHint: t("labelHint"),
    scopes: t("scopes"),
    choices: scopes.map((scope) => ({
      scope,
      label: t(`scopeLabel.${scopeKey(scope)}`),
      hint: t(`scopeHint.${scopeKey(scope)}`),
    })),
    submit: t("submit"),
    submitting: t("submitting"),
    errors: t("errors"),
    reference: common("reference"),
    createdTitle: t.raw("createdTitle") as string, // Safe: the catalogue holds a sentence here.
    createdBody: t("createdBody"),
    secretLabel: t("secretLabel"),
    copy: t("copy"),
    copied: common("copied"),
    copyFailed: t("copyFailed"),
  };
}

/** next-intl reads a dot or a colon in a key as a path. */
export function scopeKey<Scope extends string>(scope: Scope) {
  // Safe: the one replacement of the one colon that a scope may have.
  return scope.replace(":", "_") as Scope extends `${infer Noun}:${infer Verb}` ? `${Noun}_${Verb}` : Scope;
}
