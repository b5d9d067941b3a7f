import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signInByLink } from "@/app/sign-in/actions";
import { formWords } from "@/app/sign-in/form-words";
import { GuestShell } from "@/components/shell/guest-shell";
import { NoCookie } from "@/components/shell/no-cookie";
import { PageHeading } from "@/components/shell/page-heading";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { mailedLinkToken } from "@/lib/auth/mailed-link-token";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const common = await getTranslations("common");
  return { title: common("signIn") };
}

/**
 * The page that a sign-in mail leads to. It does not even look at the token, so that scanners may open it as often as
 * they like (docs/design/security.md#P-20); the button uses it.
 */
export default async function ConfirmPage({ searchParams }: Props) {
  const token = await mailedLinkToken("/sign-in/confirm", (await searchParams).token);
  const t = await getTranslations("signIn.confirm");
  const common = await getTranslations("common");
  const signIn = await getTranslations("signIn");
  return (
    <GuestShell>
      <PageHeading>{common("signIn")}</PageHeading>
      <p className="mt-3 mb-8 max-w-prose text-ink-soft">{t("body")}</p>
      {token === "" ? (
        <div className="mb-5">
          <NoCookie />
        </div>
      ) : null}
      <Card>
        <SignInForm
          action={signInByLink}
          hidden={{ token }}
          submit={t("submit")}
          pending={signIn("signingIn")}
          words={await formWords()}
          afterRefusal={<TextLink href="/sign-in">{t("again")}</TextLink>}
        />
      </Card>
    </GuestShell>
  );
}
