import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SectionNav } from "@/components/shell/section-nav";
import { adminOfPage } from "@/lib/web/callers/page-context";

/** The pages of the administrator. To everyone else they are not there; each page asks for itself as well. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await adminOfPage("/admin");
  const t = await getTranslations("admin.nav");
  const pages = [
    { href: "/admin", label: t("overview") },
    { href: "/admin/templates", label: t("templates") },
    { href: "/admin/mails", label: t("mails") },
  ];
  return (
    <div className="flex flex-col gap-10">
      <SectionNav label={t("label")} pages={pages} />
      {children}
    </div>
  );
}
