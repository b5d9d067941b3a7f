import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { restoreNoticeAction, saveNoticeAction } from "@/app/(app)/admin/templates/in-app/[key]/actions";
import { TemplateState } from "@/components/admin/template-state";
import { VersionList } from "@/components/admin/version-list";
import { WordingForm } from "@/components/admin/wording-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { findTemplate } from "@/lib/templates/find-template";
import { noticeRef, rulesOf } from "@/lib/templates/template-ref";
import { adminOfPage } from "@/lib/web/callers/admin-context";
import { readerZone } from "@/lib/web/callers/reader";

type Props = {
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const acts = ["saved", "restored"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.template");
  return { title: t("title") };
}

/** The sentence of one notification in the app, beside what it says, with its versions. */
export default async function NoticeTemplatePage({ params, searchParams }: Props) {
  const ctx = await adminOfPage("/admin/templates");
  const ref = noticeRef.safeParse(await params).data ?? notFound();
  const { key } = ref;
  const template = await findTemplate(ctx, ref);
  const parts = Object.entries(rulesOf(ref)).map(([field, rule]) => {
    return { field, text: template.wording[field] ?? "", ...rule };
  });
  const t = await getTranslations("admin.template");
  const names = await getTranslations("admin.templates");
  const { admin } = await getMessages();
  const { done } = await searchParams;
  const act = acts.find((each) => each === done);
  return (
    <NextIntlClientProvider messages={{ admin: { template: admin.template } }}>
      <header className="flex flex-col gap-3">
        <TextLink href="/admin/templates#in-app" className="w-fit text-sm">
          {t("back")}
        </TextLink>
        <PageHeading>{t("noticeHeading", { name: names(`inAppKey.${key}`) })}</PageHeading>
        <div>
          <TemplateState state={template.state} />
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
        action={saveNoticeAction.bind(null, key)}
        basedOn={template.version}
        parts={parts}
        lang={ref.locale}
        previewHref={`/admin/templates/in-app/${key}/preview`}
        shows={["light", "dark"]}
      />
      <section>
        <h2 className="mb-3">{t("versions")}</h2>
        <VersionList
          versions={template.versions}
          current={template.version}
          restore={restoreNoticeAction.bind(null, key)}
          reader={await readerZone()}
        />
      </section>
    </NextIntlClientProvider>
  );
}
