import { useTranslations } from "next-intl";
import { OneButtonForm } from "@/components/admin/one-button-form";
import { TemplateState } from "@/components/admin/template-state";
import { Cell, Row, Table } from "@/components/ui/table";
import type { InAppTemplate } from "@/lib/templates/browse-templates";
import type { FormAction } from "@/lib/web/form-state";

type Props = { templates: readonly InAppTemplate[]; title: string; switchIt: FormAction };

const known = [
  "meeting_scheduled",
  "meeting_updated",
  "meeting_cancelled",
  "meeting_response",
  "meeting_reminder",
  "delivery_failed",
  "calendar_disconnected",
  "time_proposed",
  "time_kept",
  "new_message",
] as const;

/** What is told in the app, and whether it is. */
export function InAppTable({ templates, title, switchIt }: Props) {
  const t = useTranslations("admin.templates");
  return (
    <Table caption={title} head={[t("notification"), t("sent"), t("actions")]}>
      {templates.map(({ key, state }) => {
        const words = known.find((each) => each === key);
        const name = words === undefined ? key : t(`inAppKey.${words}`);
        const enabled = state === "enabled";
        return (
          <Row key={key}>
            <Cell>{name}</Cell>
            <Cell>
              <TemplateState state={state} />
            </Cell>
            <Cell>
              <OneButtonForm
                action={switchIt}
                values={{ key, channel: "in_app", enabled: String(!enabled) }}
                label={t(enabled ? "disable" : "enable")}
                name={t(enabled ? "disableInApp" : "enableInApp", { name })}
                pendingLabel={t("working")}
                variant="quiet"
              />
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
