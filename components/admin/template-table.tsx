import { useTranslations } from "next-intl";
import { TemplateState } from "@/components/admin/template-state";
import { OneButtonForm } from "@/components/ui/form/one-button-form";
import { Cell, Row, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { FormAction } from "@/lib/forms/form-state";
import type { MailTemplate } from "@/lib/templates/browse-templates";
import { languageName } from "@/lib/time/language-name";
import { relativeWords } from "@/lib/time/relative-words";

type Props = {
  /** One key in every language. */
  templates: readonly MailTemplate[];
  title: string;
  now: number;
  locale: string;
  switchIt: FormAction;
  restore: FormAction;
};

/** One mail in every language: whether it is sent, in which wording, when it last was, and what one can do about it. */
export function TemplateTable({ templates, title, now, locale, switchIt, restore }: Props) {
  const t = useTranslations("admin.templates");
  const adminWords = useTranslations("admin");
  const common = useTranslations("common");
  return (
    <Table
      caption={title}
      head={[common("language"), t("sent"), adminWords("template.title"), t("lastUsed"), adminWords("actions")]}
    >
      {templates.map((template) => {
        const language = languageName(template.locale, locale);
        const ref = { key: template.key, locale: template.locale };
        const enabled = template.state === "enabled";
        return (
          <Row key={template.locale}>
            <Cell>{language}</Cell>
            <Cell>
              <TemplateState state={template.state} />
            </Cell>
            <Cell>{template.version === null ? t("noWording") : wordingOf(template)}</Cell>
            <Cell>
              {template.lastUsedAt === null ? (
                t("neverUsed")
              ) : (
                <Time at={template.lastUsedAt}>{relativeWords(template.lastUsedAt, now, locale)}</Time>
              )}
            </Cell>
            <Cell className="flex flex-wrap items-center gap-3">
              {template.state === "missing" ? (
                <OneButtonForm
                  action={restore}
                  values={ref}
                  label={adminWords("restore")}
                  name={t("restoreRowOf", { title, language })}
                  pendingLabel={adminWords("working")}
                  variant="primary"
                />
              ) : (
                <>
                  <TextLink
                    href={`/admin/templates/${template.key}/${template.locale}`}
                    aria-label={t("editOf", { title, language })}
                  >
                    {common("edit")}
                  </TextLink>
                  <OneButtonForm
                    action={switchIt}
                    values={{ ...ref, channel: "email", enabled: String(!enabled) }}
                    label={t(enabled ? "disable" : "enable")}
                    name={t(enabled ? "disableOf" : "enableOf", { title, language })}
                    pendingLabel={adminWords("working")}
                    variant="quiet"
                  />
                </>
              )}
            </Cell>
          </Row>
        );
      })}
    </Table>
  );

  function wordingOf({ edited, version }: MailTemplate) {
    return edited ? t("editedWording", { version: version ?? 0 }) : t("shippedWording");
  }
}
