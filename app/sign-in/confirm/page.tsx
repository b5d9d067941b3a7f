import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signInByLink } from "@/app/sign-in/actions";
import { formWords } from "@/app/sign-in/form-words";
import { MailedLinkPage } from "@/components/sign-in/mailed-link-page";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { TextLink } from "@/components/ui/text-link";
import { mailedLinkToken } from "@/lib/auth/mailed-link-token";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const common = await getTranslations("common");
  return { title: common("signIn") };
}

/** The page that an email to sign in leads to. */
export default async function ConfirmPage({ searchParams }: Props) {
  const token = await mailedLinkToken("/sign-in/confirm", (await searchParams).token);
  const t = await getTranslations("signIn.confirm");
  const common = await getTranslations("common");
  const signIn = await getTranslations("signIn");
  return (
    <MailedLinkPage title={common("signIn")} body={t("body")} token={token}>
      <SignInForm
        action={signInByLink}
        hidden={{ token }}
        submit={t("submit")}
        pending={signIn("signingIn")}
        words={await formWords()}
        afterRefusal={<TextLink href="/sign-in">{t("again")}</TextLink>}
      />
    </MailedLinkPage>
  );
}
