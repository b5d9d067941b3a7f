import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "@/components/shell/page-heading";
import { TabLinks } from "@/components/ui/tab-links";
import { TextLink } from "@/components/ui/text-link";
import { languageName } from "@/lib/time/language-name";
import { adminOfPage } from "@/lib/web/callers/page-context";
import { previewShowOf } from "@/lib/web/pages/preview-mode";
import { mailLocales } from "@/lib/wording/mail-locale";
import { templateKeys } from "@/lib/wording/template-keys";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const adminWords = await getTranslations("admin");
  return { title: adminWords("nav.mails") };
}

/** Every mail as its reader sees it, filled with an example, in one language and one colour scheme: for looking at. */
export default async function MailsPage({ searchParams }: Props) {
  await adminOfPage("/admin/mails");
  const asked = await searchParams;
  const language = mailLocales.find((each) => each === asked.locale) ?? "en";
  const show = previewShowOf(asked.show);
  const t = await getTranslations("admin.mails");
  const common = await getTranslations("common");
  const adminWords = await getTranslations("admin");
  const names = await getTranslations("admin.templates");
  const shown = await getTranslations("admin.template.shown");
  const locale = await getLocale();
  return (
    <>
      <header className="flex flex-col gap-4">
        <PageHeading>{adminWords("nav.mails")}</PageHeading>
        <p className="max-w-prose text-ink-soft">{t("intro")}</p>
        <TabLinks
          label={common("language")}
          tabs={mailLocales.map((each) => ({
            href: `/admin/mails?locale=${each}&show=${show}`,
            label: languageName(each, locale),
            current: each === language,
          }))}
        />
        <TabLinks
          label={t("views")}
          tabs={(["light", "dark", "text"] as const).map((each) => ({
            href: `/admin/mails?locale=${language}&show=${each}`,
            label: shown(each),
            current: each === show,
          }))}
        />
      </header>
      <ul className="grid gap-10 lg:grid-cols-2">
        {templateKeys.map((key) => (
          <li key={key} className="flex min-w-0 flex-col gap-3">
            <h2>
              <TextLink href={`/admin/templates/${key}/${language}`}>{names(`key.${key}`)}</TextLink>
            </h2>
            <iframe
              title={names(`key.${key}`)}
              src={`/admin/templates/${key}/${language}/preview?show=${show}`}
              sandbox=""
              loading="lazy"
              className="h-[44rem] w-full rounded-lg border border-line bg-raised"
            />
          </li>
        ))}
      </ul>
    </>
  );
}
