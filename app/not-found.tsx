import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GuestShell } from "@/components/shell/guest-shell";
import { PlainLinkButton } from "@/components/ui/plain-links";
import { choosesLanguage } from "@/lib/web/callers/page-language";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.notFound");
  return { title: t("title") };
}

/** One page for addresses that never were and for those that the reader may not know of (docs/design/security.md#2). */
export default async function NotFound() {
  const t = await getTranslations("common.notFound");
  return (
    <GuestShell choosesLanguage={await choosesLanguage()}>
      <h1>{t("title")}</h1>
      <p className="mt-4 mb-8 max-w-prose text-ink-soft">{t("body")}</p>
      <PlainLinkButton href="/">{t("home")}</PlainLinkButton>
    </GuestShell>
  );
}
