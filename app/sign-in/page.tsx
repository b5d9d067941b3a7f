import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { askForMail } from "@/app/sign-in/actions";
import { formWords } from "@/app/sign-in/form-words";
import { KeepDrafts } from "@/components/drafts/keep-drafts";
import { GuestShell } from "@/components/shell/guest-shell";
import { NoCookie } from "@/components/shell/no-cookie";
import { PageHeading } from "@/components/shell/page-heading";
import { ExamplePeople } from "@/components/sign-in/example-people";
import { GoogleSignIn } from "@/components/sign-in/google-sign-in";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { halfSessionHere } from "@/lib/auth/half-session-here";
import { currentActor } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import { signInOffers } from "@/lib/auth/sign-in-offers";
import { safeReturnPathOf } from "@/lib/people/sign-in/safe-return-path";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const common = await getTranslations("common");
  return { title: common("signIn") };
}

/** The door. `returnPath` is where to go on; `error` and `callbackUrl` are what next-auth adds after Google refused,
 * `from` is what waited for a cookie and found none. */
export default async function SignInPage({ searchParams }: Props) {
  const { returnPath: asked, callbackUrl, error, from } = await searchParams;
  const returnPath = safeReturnPathOf(asked ?? callbackUrl, authSettings().appUrl);
  if (await currentActor()) redirect(returnPath);
  if (await halfSessionHere()) redirect(`/sign-in/second-factor?returnPath=${encodeURIComponent(returnPath)}`);
  const { google, examples } = await signInOffers();
  const t = await getTranslations("signIn");
  const common = await getTranslations("common");
  return (
    <GuestShell>
      <KeepDrafts />
      <PageHeading>{common("signIn")}</PageHeading>
      <p className="mt-3 mb-8 max-w-prose text-ink-soft">{asked === undefined ? t("intro") : t("returning")}</p>
      {from === "sent" || from === "example" ? (
        <div className="mb-5">
          <NoCookie />
        </div>
      ) : null}
      <Card>
        {error === undefined ? null : (
          <div className="mb-5">
            <Notice tone="bad" role="alert">
              <p>{t(error === "AccessDenied" ? "refusals.google_denied" : "refusals.google_failed")}</p>
            </Notice>
          </div>
        )}
        <SignInForm
          action={askForMail}
          hidden={{ returnPath }}
          submit={t("askForMail")}
          pending={common("sending")}
          words={await formWords()}
          field={{
            label: common("email"),
            hint: t("emailHint"),
            input: { name: "email", type: "email", autoComplete: "email", inputMode: "email", maxLength: 254 },
          }}
        />
        {google ? <GoogleSignIn returnPath={returnPath} /> : null}
      </Card>
      {examples.length > 0 ? <ExamplePeople people={examples} returnPath={returnPath} /> : null}
    </GuestShell>
  );
}
