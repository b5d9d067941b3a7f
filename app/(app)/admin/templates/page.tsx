import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { restoreTemplateAction, switchTemplateAction } from "@/app/(app)/admin/templates/actions";
import { InAppTable } from "@/components/admin/in-app-table";
import { TemplateTable } from "@/components/admin/template-table";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { browseTemplates } from "@/lib/templates/browse-templates";
import { adminOfPage } from "@/lib/web/callers/page-context";
import { templateKeys } from "@/lib/wording/template-keys";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const acts = ["enabled", "disabled", "restored"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const admin = await getTranslations("admin");
  return { title: admin("nav.templates") };
}

/** Every mail and notification: whether it is sent, and in which wording (docs/design/pages.md#P12). */
export default async function TemplatesPage({ searchParams }: Props) {
  const ctx = await adminOfPage("/admin/templates");
  const { mails, inApp } = await browseTemplates(ctx);
  const t = await getTranslations("admin.templates");
  const admin = await getTranslations("admin");
  const common = await getTranslations("common");
  const locale = await getLocale();
  const { done } = await searchParams;
  const act = acts.find((each) => each === done);
  return (
    <>
      <header>
        <PageHeading>{admin("nav.templates")}</PageHeading>
        <p className="mt-3 max-w-prose text-ink-soft">{t("intro")}</p>
      </header>
      {act === undefined ? null : (
        <Notice tone="good" role="status">
          {t(`done.${act}`)}
        </Notice>
      )}
      {templateKeys.map((key) => (
        <section key={key} id={key} className="scroll-mt-6">
          <h2>{t(`key.${key}`)}</h2>
          <p className="mb-3 text-ink-soft text-sm">{t(`when.${key}`)}</p>
          <TemplateTable
            templates={mails.filter((mail) => mail.key === key)}
            title={t(`key.${key}`)}
            now={ctx.now()}
            locale={locale}
            switchIt={switchTemplateAction}
            restore={restoreTemplateAction}
          />
        </section>
      ))}
      <section id="in-app" className="scroll-mt-6">
        <h2>{common("inApp")}</h2>
        <p className="mb-3 text-ink-soft text-sm">{t("inAppBody")}</p>
        <InAppTable templates={inApp} title={common("inApp")} switchIt={switchTemplateAction} />
      </section>
    </>
  );
}
