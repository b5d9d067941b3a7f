import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { retryJobAction } from "@/app/(app)/admin/actions";
import { BounceTable } from "@/components/admin/bounce-table";
import { DepthByHour } from "@/components/admin/depth-by-hour";
import { FailedJobs } from "@/components/admin/failed-jobs";
import { QueueTable } from "@/components/admin/queue-table";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { adminOfPage, readerZone } from "@/lib/web/callers/page-context";
import { adminOverview } from "@/lib/web/pages/admin-overview";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const admin = await getTranslations("admin");
  return { title: admin("nav.label") };
}

/** How the platform does: mails, queues, failed jobs, addresses that return mails (docs/design/pages.md#P12). */
export default async function AdminPage({ searchParams }: Props) {
  const ctx = await adminOfPage("/admin");
  const { mailClient, queues, hours, failed, bounces } = await adminOverview(ctx);
  const t = await getTranslations("admin.overview");
  const admin = await getTranslations("admin");
  const locale = await getLocale();
  const { retried } = await searchParams;
  return (
    <>
      <PageHeading>{admin("nav.label")}</PageHeading>
      {retried === undefined ? null : (
        <Notice tone="good" role="status">
          {t("retried")}
        </Notice>
      )}
      <Part title={t("mailClient")}>
        {mailClient === undefined ? (
          <Notice tone="warn">{t("client.none")}</Notice>
        ) : (
          <Notice tone="good">{t(`client.${mailClient}`)}</Notice>
        )}
      </Part>
      <Part title={t("queues")}>
        <QueueTable queues={queues} />
      </Part>
      <Part title={t("depth.title")}>
        <p className="mb-5 max-w-prose text-ink-soft">{t("depth.intro")}</p>
        <DepthByHour hours={hours} now={ctx.now()} reader={await readerZone()} />
      </Part>
      <Part title={t("failed")}>
        <FailedJobs jobs={failed} now={ctx.now()} locale={locale} retry={retryJobAction} />
      </Part>
      <Part title={t("bounces")}>
        <BounceTable bounces={bounces} />
      </Part>
    </>
  );
}

/** No landmark of its own: the table in it is one, of the same name. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3">{title}</h2>
      {children}
    </section>
  );
}
