import { getTranslations } from "next-intl/server";
import { DescriptionList, DescriptionRow } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { problemPages } from "@/lib/web/request/problem";

/** Signing in and what holds for every request. */
export async function Introduction() {
  const t = await getTranslations("docs");
  return (
    <>
      <section aria-labelledby="signing-in" className="mt-14">
        <h2 id="signing-in">{t("signingIn")}</h2>
        <DescriptionList>
          <DescriptionRow term={<code>Authorization</code>}>
            {t("bearer")} {t("scopes")}
          </DescriptionRow>
          <DescriptionRow term={<code>Cookie</code>}>{t("session")}</DescriptionRow>
          <DescriptionRow term={<code>?token=</code>}>{t("token")}</DescriptionRow>
        </DescriptionList>
      </section>
      <section aria-labelledby="conventions" className="mt-14 space-y-3">
        <h2 id="conventions">{t("conventions")}</h2>
        <p>{t("instants")}</p>
        <p>{t("idempotency")}</p>
        <p>{t("limits")}</p>
        <p>{t("problems")}</p>
        <ul className="space-y-1">
          {problemPages.map(({ slug, status, title }) => (
            <li key={slug}>
              <code className="text-ink-soft text-sm">{status}</code>{" "}
              <TextLink href={`/docs/errors/${slug}`}>{title}</TextLink>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
