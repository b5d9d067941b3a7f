import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import {
  restoreVersionAction,
  saveWordingAction,
  testMailAction,
} from "@/app/(app)/admin/templates/[key]/[locale]/actions";
import { TemplatePage } from "@/components/admin/template-page";
import { OneButtonForm } from "@/components/ui/form/one-button-form";
import { findTemplate } from "@/lib/templates/find-template";
import { mailRef } from "@/lib/templates/template-ref";
import { languageName } from "@/lib/time/language-name";
import { adminOfPage, readerZone } from "@/lib/web/callers/page-context";
import { mailClient } from "@/lib/web/pages/admin-overview";

type Props = {
  params: Promise<{ key: string; locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.template");
  return { title: t("title") };
}

/** The wording of one mail in one language. */
export default async function MailTemplatePage({ params, searchParams }: Props) {
  const ctx = await adminOfPage("/admin/templates");
  const ref = mailRef.safeParse(await params).data ?? notFound();
  const { key, locale } = ref;
  const t = await getTranslations("admin.template");
  const adminWords = await getTranslations("admin");
  const names = await getTranslations("admin.templates");
  return (
    <TemplatePage
      of={ref}
      template={await findTemplate(ctx, ref)}
      heading={t("heading", { name: names(`key.${key}`), language: languageName(locale, await getLocale()) })}
      backHref={`/admin/templates#${key}`}
      save={saveWordingAction.bind(null, key, locale)}
      restore={restoreVersionAction.bind(null, key, locale)}
      previewHref={`/admin/templates/${key}/${locale}/preview`}
      shows={["light", "dark", "text"]}
      reader={await readerZone()}
      done={(await searchParams).done}
    >
      <OneButtonForm
        action={testMailAction.bind(null, key, locale)}
        values={{}}
        label={t("test")}
        pendingLabel={adminWords("working")}
      />
      <p className="text-ink-soft text-sm">{t(mailClient() === undefined ? "noClient" : "testHint")}</p>
    </TemplatePage>
  );
}
