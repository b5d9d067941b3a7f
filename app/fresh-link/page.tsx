import { MailCheck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askForLinkAction } from "@/app/fresh-link/actions";
import { GuestNotice } from "@/components/guest/guest-notice";
import { GuestShell } from "@/components/shell/guest-shell";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("freshLink");
  return { title: t("title") };
}

/** For a guest whose link opens nothing any more. It answers alike for every address (docs/design/product.md#39). */
export default async function FreshLinkPage({ searchParams }: Props) {
  const { sent } = await searchParams;
  const t = await getTranslations("freshLink");
  const common = await getTranslations("common");
  if (sent !== undefined) {
    return (
      <GuestShell>
        <GuestNotice Icon={MailCheck} title={common("checkYourEmail")} body={t("sent.body")}>
          <TextLink href="/fresh-link" prefetch={false} className="inline-flex min-h-8 items-center">
            {t("sent.again")}
          </TextLink>
        </GuestNotice>
      </GuestShell>
    );
  }
  return (
    <GuestShell>
      <h1>{t("title")}</h1>
      <p className="mt-4 mb-8 max-w-prose text-ink-soft">{t("body")}</p>
      <Card>
        <SignInForm
          action={askForLinkAction}
          submit={common("sendNewLink")}
          pending={common("sending")}
          words={{ failed: t("failed"), reference: common("reference") }}
          field={{
            label: t("email"),
            hint: t("emailHint"),
            input: { name: "email", type: "email", autoComplete: "email", inputMode: "email", maxLength: 254 },
          }}
        />
      </Card>
    </GuestShell>
  );
}
