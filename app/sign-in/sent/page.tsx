import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { askForAnotherMail, signInByCode } from "@/app/sign-in/actions";
import { formWords } from "@/app/sign-in/form-words";
import { GuestShell } from "@/components/shell/guest-shell";
import { PageHeading } from "@/components/shell/page-heading";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { pendingSignIn } from "@/lib/auth/pending-sign-in";
import { CODE_SECONDS } from "@/lib/people/sign-in/queue-code-mail";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const common = await getTranslations("common");
  return { title: common("checkYourEmail") };
}

/** Says the same whether or not the address has an account, and takes the code. */
export default async function SentPage({ searchParams }: Props) {
  const pending = await pendingSignIn();
  if (!pending) redirect("/sign-in?from=sent");
  const { again } = await searchParams;
  const t = await getTranslations("signIn.sent");
  const words = await formWords();
  const signIn = await getTranslations("signIn");
  const common = await getTranslations("common");
  return (
    <GuestShell>
      <PageHeading>{common("checkYourEmail")}</PageHeading>
      <p className="mt-3 mb-8 max-w-prose wrap-anywhere text-ink-soft">
        {t("body", { email: pending.email, minutes: CODE_SECONDS / 60 })}
      </p>
      {again === undefined ? null : (
        <div className="mb-5">
          <Notice tone="good" role="status">
            <p>{t("resent")}</p>
          </Notice>
        </div>
      )}
      <Card>
        <SignInForm
          action={signInByCode}
          submit={common("signIn")}
          pending={signIn("signingIn")}
          words={words}
          field={{
            label: t("code"),
            hint: t("codeHint"),
            input: { name: "code", autoComplete: "one-time-code", inputMode: "numeric", maxLength: 12 },
          }}
        />
      </Card>
      <section aria-labelledby="missing" className="mt-10 flex flex-col gap-4">
        <h2 id="missing">{t("missingTitle")}</h2>
        <p className="max-w-prose text-ink-soft">{t("missingBody")}</p>
        <SignInForm
          action={askForAnotherMail}
          submit={t("resend")}
          pending={common("sending")}
          words={{ ...words, failed: t("notSent") }}
          secondary
        />
        <p>
          <TextLink href={`/sign-in?returnPath=${encodeURIComponent(pending.returnPath)}`}>
            {t("otherAddress")}
          </TextLink>
        </p>
      </section>
    </GuestShell>
  );
}
