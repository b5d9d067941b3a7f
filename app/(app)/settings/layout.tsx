import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SectionNav } from "@/components/shell/section-nav";

/** The pages of the settings under their common navigation; a page that is added here appears in it. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("settings.nav");
  const nav = await getTranslations("nav");
  const pages = [
    { href: "/settings", label: t("profile") },
    { href: "/settings/second-factor", label: t("secondFactor") },
    { href: "/settings/calendars", label: t("calendars") },
    { href: "/settings/api-keys", label: t("apiKeys") },
  ];
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-10">
      <SectionNav label={nav("settings")} pages={pages} />
      {children}
    </div>
  );
}
