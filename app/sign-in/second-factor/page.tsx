import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { formWords, passkeyWords } from "@/app/sign-in/form-words";
import {
  beginShowingPasskeyAction,
  showPasskeyAction,
  showSecondFactorAction,
  signInAsSomebodyElse,
} from "@/app/sign-in/second-factor/actions";
import { PasskeyForm } from "@/components/passkeys/passkey-form";
import { AppToSetUp } from "@/components/settings/app-to-set-up";
import { GuestShell } from "@/components/shell/guest-shell";
import { PageHeading } from "@/components/shell/page-heading";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import { appToSetUpHere, halfSessionHere } from "@/lib/auth/half-session-here";
import { authSettings } from "@/lib/auth/settings";
import { safeReturnPathOf } from "@/lib/people/sign-in/safe-return-path";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const common = await getTranslations("common");
  return { title: common("signIn") };
}

/** Asks for the second factor, or lets somebody set one up whose practice asks for it. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const returnPath = safeReturnPathOf((await searchParams).returnPath, authSettings().appUrl);
  const half = await halfSessionHere();
  if (!half) redirect(`/sign-in?returnPath=${encodeURIComponent(returnPath)}`);
  const common = await getTranslations("common");
  const app = await appToSetUpHere(half, common("product"));
  const t = await getTranslations("signIn.secondFactor");
  const signIn = await getTranslations("signIn");
  const settings = await getTranslations("settings.secondFactor");
  const words = await formWords();
  return (
    <GuestShell>
      <PageHeading>{t("title")}</PageHeading>
      <p className="mt-3 mb-8 max-w-prose text-ink-soft">
        {app ? t("required") : half.hasPasskey ? t("bodyPasskey") : t("body")}
      </p>
      {half.hasPasskey ? (
        <Card className="mb-6">
          <PasskeyForm
            begin={beginShowingPasskeyAction}
            finish={showPasskeyAction}
            submit={t("usePasskey")}
            hidden={{ returnPath }}
            words={await passkeyWords({ title: words.failed, needsScript: t("needsScript") })}
          />
        </Card>
      ) : null}
      <Card>
        {app ? <AppToSetUp app={app} /> : null}
        <SignInForm
          action={showSecondFactorAction}
          hidden={{ returnPath }}
          submit={common("signIn")}
          pending={signIn("signingIn")}
          words={words}
          secondary={half.hasPasskey}
          field={{
            ...(app
              ? { label: settings("code"), hint: t("appHint") }
              : half.hasApp
                ? { label: t("code"), hint: t("hint") }
                : { label: t("recovery"), hint: t("recoveryHint") }),
            input: { name: "code", autoComplete: "one-time-code", maxLength: 20, autoCapitalize: "none" },
          }}
        />
      </Card>
      <section className="mt-10 flex flex-col gap-4">
        {app ? null : <p className="max-w-prose text-ink-soft">{t("lost")}</p>}
        <SignInForm
          action={signInAsSomebodyElse}
          submit={t("somebodyElse")}
          pending={t("ending")}
          words={words}
          secondary
        />
      </section>
    </GuestShell>
  );
}
