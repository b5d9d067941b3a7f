import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GuestShell } from "@/components/shell/guest-shell";
import { PageHeading } from "@/components/shell/page-heading";
import { TextLink } from "@/components/ui/text-link";
import { problemPages } from "@/lib/web/request/problem";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await pageAt(params)).title };
}

/** Where the `type` of a problem leads: why it happens and what to do. */
export default async function ErrorPage({ params }: Props) {
  const { code, status, title } = await pageAt(params);
  const t = await getTranslations("docs");
  return (
    <GuestShell choosesLanguage={false}>
      <PageHeading>{title}</PageHeading>
      <p className="mt-4 text-ink-soft">{t("errorPage.lead", { status, code })}</p>
      <h2 className="mt-8">{t("errorPage.why")}</h2>
      <p className="mt-2">{t(`errors.${code}.why`)}</p>
      <h2 className="mt-8">{t("errorPage.next")}</h2>
      <p className="mt-2">{t(`errors.${code}.next`)}</p>
      <p className="mt-10">
        <TextLink href="/docs/api">{t("errorPage.back")}</TextLink>
      </p>
    </GuestShell>
  );
}

async function pageAt(params: Props["params"]) {
  const { slug } = await params;
  return problemPages.find((page) => page.slug === slug) ?? notFound();
}
