import { useTranslations } from "next-intl";
import { TemplateState } from "@/components/admin/template-state";
import { OneButtonForm } from "@/components/ui/form/one-button-form";
import { Cell, Row, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { FormAction } from "@/lib/forms/form-state";
import type { InAppTemplate } from "@/lib/templates/browse-templates";

type Props = { templates: readonly InAppTemplate[]; title: string; switchIt: FormAction };

/** What is told in the app, whether it is, and in which wording. */
export function InAppTable({ templates, title, switchIt }: Props) {
  const t = useTranslations("admin.templates");
  const adminWords = useTranslations("admin");
  const common = useTranslations("common");
  return (
    <Table caption={title} head={[t("notification"), t("sent"), adminWords("template.title"), adminWords("actions")]}>
      {templates.map(({ key, state, version, edited }) => {
        const name = t(`inAppKey.${key}`);
        const enabled = state === "enabled";
        return (
          <Row key={key}>
            <Cell>{name}</Cell>
            <Cell>
              <TemplateState state={state} />
            </Cell>
            <Cell>
              {version === null ? t("noWording") : edited ? t("editedWording", { version }) : t("shippedWording")}
            </Cell>
            <Cell className="flex flex-wrap items-center gap-3">
              <TextLink href={`/admin/templates/in-app/${key}`} aria-label={t("editNotice", { name })}>
                {common("edit")}
              </TextLink>
              {state === "missing" ? null : (
                <OneButtonForm
                  action={switchIt}
                  values={{ key, channel: "in_app", enabled: String(!enabled) }}
                  label={t(enabled ? "disable" : "enable")}
                  name={t(enabled ? "disableInApp" : "enableInApp", { name })}
                  pendingLabel={adminWords("working")}
                  variant="quiet"
                />
              )}
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
