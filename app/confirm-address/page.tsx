import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmByLinkAction } from "@/app/confirm-address/actions";
import { GuestShell } from "@/components/shell/guest-shell";
import { NoCookie } from "@/components/shell/no-cookie";
import { PageHeading } from "@/components/shell/page-heading";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import { mailedLinkToken } from "@/lib/auth/mailed-link-token";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("conversation.confirm");
  return { title: t("pageTitle") };
}

/**
 * The page that a guest's mail with a code leads to. It does not look at the token, so that scanners may open it; its
 * button uses it.
 */
export default async function ConfirmAddressPage({ searchParams }: Props) {
  const token = await mailedLinkToken("/confirm-address", (await searchParams).token);
  const t = await getTranslations("conversation.confirm");
  const common = await getTranslations("common");
  return (
    <GuestShell>
      <PageHeading>{t("pageTitle")}</PageHeading>
      <p className="mt-3 mb-8 max-w-prose text-ink-soft">{t("pageBody")}</p>
      {token === "" ? (
        <div className="mb-5">
          <NoCookie />
        </div>
      ) : null}
      <Card>
        <SignInForm
          action={confirmByLinkAction}
          hidden={{ token }}
          submit={common("openConversation")}
          pending={t("submitting")}
          words={{ failed: t("failed"), reference: common("reference") }}
        />
      </Card>
    </GuestShell>
  );
}
