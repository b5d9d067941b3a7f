import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { restoreNoticeAction, saveNoticeAction } from "@/app/(app)/admin/templates/in-app/[key]/actions";
import { TemplatePage } from "@/components/admin/template-page";
import { findTemplate } from "@/lib/templates/find-template";
import { noticeRef } from "@/lib/templates/template-ref";
import { adminOfPage, readerZone } from "@/lib/web/callers/page-context";

type Props = {
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.template");
  return { title: t("title") };
}

/** The sentence of one notification in the app. */
export default async function NoticeTemplatePage({ params, searchParams }: Props) {
  const ctx = await adminOfPage("/admin/templates");
  const ref = noticeRef.safeParse(await params).data ?? notFound();
  const { key } = ref;
  const t = await getTranslations("admin.template");
  const names = await getTranslations("admin.templates");
  return (
    <TemplatePage
      of={ref}
      template={await findTemplate(ctx, ref)}
      heading={t("noticeHeading", { name: names(`inAppKey.${key}`) })}
      backHref="/admin/templates#in-app"
      save={saveNoticeAction.bind(null, key)}
      restore={restoreNoticeAction.bind(null, key)}
      previewHref={`/admin/templates/in-app/${key}/preview`}
      shows={["light", "dark"]}
      reader={await readerZone()}
      done={(await searchParams).done}
    />
  );
}
