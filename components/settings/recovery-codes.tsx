import { getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  codes: readonly { readonly code: string; readonly used: boolean }[];
  renew: FormAction;
  remove: FormAction;
  words: ComponentProps<typeof SignInForm>["words"];
};

/** The codes that sign in once each without the app, a fresh list of them, and the end of the second factor. */
export async function RecoveryCodes({ codes, renew, remove, words }: Props) {
  const t = await getTranslations("settings.secondFactor");
  const common = await getTranslations("common");
  return (
    <>
      <section aria-labelledby="recovery-codes" className="flex flex-col gap-4">
        <h2 id="recovery-codes">{t("codes")}</h2>
        <p className="max-w-prose text-ink-soft">{t("codesBody")}</p>
        <Card>
          <ol className="grid grid-cols-1 gap-x-8 gap-y-2 font-mono sm:grid-cols-2">
            {codes.map(({ code, used }) => (
              <li key={code}>{used ? <s>{t("used", { code })}</s> : code}</li>
            ))}
          </ol>
        </Card>
        <SignInForm action={renew} submit={t("renew")} pending={common("saving")} words={words} secondary />
      </section>
      <section aria-labelledby="remove-second-factor" className="flex flex-col gap-4 border-line border-t pt-8">
        <h2 id="remove-second-factor">{t("removeTitle")}</h2>
        <p className="max-w-prose text-ink-soft">{t("removeBody")}</p>
        <SignInForm action={remove} submit={t("remove")} pending={common("saving")} words={words} secondary />
      </section>
    </>
  );
}
