import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Introduction } from "@/app/docs/api/introduction";
import { MemberTable } from "@/app/docs/api/member-table";
import { Operation } from "@/app/docs/api/operation";
import { GuestShell } from "@/components/shell/guest-shell";
import { PageHeading } from "@/components/shell/page-heading";
import { TextLink } from "@/components/ui/text-link";
import { apiOnPage } from "@/lib/web/openapi/openapi-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("docs");
  return { title: t("title") };
}

/** The API for people: the OpenAPI document, rendered on the server. */
export default async function ApiPage() {
  const t = await getTranslations("docs");
  const { operations, objects } = apiOnPage();
  return (
    <GuestShell choosesLanguage={false}>
      <PageHeading>{t("title")}</PageHeading>
      <p className="mt-4 text-ink-soft text-lg">{t("lead")}</p>
      <p className="mt-3">
        <TextLink href="/api/v1/openapi.json" prefetch={false}>
          {t("document")}
        </TextLink>
      </p>
      <nav aria-label={t("onThisPage")} className="mt-8">
        <ul className="space-y-1">
          {operations.map(({ id, method, path, summary }) => (
            <li key={id}>
              <TextLink href={`#${id}`}>{summary}</TextLink>{" "}
              <code className="text-ink-soft text-xs">{`${method} ${path}`}</code>
            </li>
          ))}
        </ul>
      </nav>
      <Introduction />
      {operations.map((operation) => (
        <Operation key={operation.id} operation={operation} />
      ))}
      {objects.map(({ name, members }) => (
        <section key={name} aria-labelledby={name} className="mt-14">
          <h2 id={name}>{name}</h2>
          <MemberTable caption={`${name}: ${t("members")}`} members={members} />
        </section>
      ))}
    </GuestShell>
  );
}
