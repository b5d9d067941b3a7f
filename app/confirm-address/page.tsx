import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmByLinkAction } from "@/app/confirm-address/actions";
import { MailedLinkPage } from "@/components/sign-in/mailed-link-page";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { mailedLinkToken } from "@/lib/auth/mailed-link-token";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("conversation.confirm");
  return { title: t("pageTitle") };
}

/** The page that a guest's email with a code leads to. */
export default async function ConfirmAddressPage({ searchParams }: Props) {
  const token = await mailedLinkToken("/confirm-address", (await searchParams).token);
  const t = await getTranslations("conversation.confirm");
  const common = await getTranslations("common");
  return (
    <MailedLinkPage title={t("pageTitle")} body={t("pageBody")} token={token}>
      <SignInForm
        action={confirmByLinkAction}
        hidden={{ token }}
        submit={common("openConversation")}
        pending={t("submitting")}
        words={{ failed: t("failed"), reference: common("reference") }}
      />
    </MailedLinkPage>
  );
}
