import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import {
  restoreVersionAction,
  saveWordingAction,
  testMailAction,
} from "@/app/(app)/admin/templates/[key]/[locale]/actions";
import { OneButtonForm } from "@/components/admin/one-button-form";
import { TemplateState } from "@/components/admin/template-state";
import { VersionList } from "@/components/admin/version-list";
import { WordingForm } from "@/components/admin/wording-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { findTemplate } from "@/lib/templates/find-template";
import { mailRef } from "@/lib/templates/template-ref";
import { languageName } from "@/lib/time/language-name";
import { adminOfPage } from "@/lib/web/callers/admin-context";
import { readerZone } from "@/lib/web/callers/reader";
import { mailClient } from "@/lib/web/pages/mail-client";
import { wordingRules } from "@/lib/wording/wording-rules";

type Props = {
  params: Promise<{ key: string; locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const acts = ["saved", "restored", "tested"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.template");
  return { title: t("title") };
}

/** The wording of one mail in one language, beside its preview, with its versions. */
export default async function TemplatePage({ params, searchParams }: Props) {
  const ctx = await adminOfPage("/admin/templates");
  const ref = mailRef.safeParse(await params).data ?? notFound();
  const { key, locale } = ref;
  const template = await findTemplate(ctx, ref);
  const parts = Object.entries(wordingRules(key)).map(([field, rule]) => {
    return { field, text: template.wording[field] ?? "", ...rule };
  });
  const t = await getTranslations("admin.template");
  const names = await getTranslations("admin.templates");
  const { admin } = await getMessages();
  const { done } = await searchParams;
  const act = acts.find((each) => each === done);
  const noClient = mailClient() === undefined;
  return (
    <NextIntlClientProvider messages={{ admin: { template: admin.template } }}>
      <header className="flex flex-col gap-3">
        <TextLink href={`/admin/templates#${key}`} className="w-fit text-sm">
          {t("back")}
        </TextLink>
        <PageHeading>
          {t("heading", { name: names(`key.${key}`), language: languageName(locale, await getLocale()) })}
        </PageHeading>
        <div className="flex flex-wrap items-center gap-4">
          <TemplateState state={template.state} />
          <OneButtonForm
            action={testMailAction.bind(null, key, locale)}
            values={{}}
            label={t("test")}
            pendingLabel={t("working")}
          />
          <p className="text-ink-soft text-sm">{t(noClient ? "noClient" : "testHint")}</p>
        </div>
      </header>
      {act === undefined ? null : (
        <Notice tone="good" role="status">
          {t(`done.${act}`)}
        </Notice>
      )}
      {template.state === "missing" ? <Notice tone="bad">{t("missing")}</Notice> : null}
      <WordingForm
        key={template.version}
        action={saveWordingAction.bind(null, key, locale)}
        basedOn={template.version}
        parts={parts}
        lang={locale}
        previewHref={`/admin/templates/${key}/${locale}/preview`}
        shows={["light", "dark", "text"]}
      />
      <section>
        <h2 className="mb-3">{t("versions")}</h2>
        <VersionList
          versions={template.versions}
          current={template.version}
          restore={restoreVersionAction.bind(null, key, locale)}
          reader={await readerZone()}
        />
      </section>
    </NextIntlClientProvider>
  );
}
