import { useTranslations } from "next-intl";
import { OneButtonForm } from "@/components/ui/form/one-button-form";
import { Cell, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { FormAction } from "@/lib/forms/form-state";
import type { TemplateVersion } from "@/lib/templates/find-template";
import { shortWhenWords } from "@/lib/time/when-words";

type Props = {
  versions: readonly TemplateVersion[];
  current: number;
  restore: FormAction;
  reader: { readonly timeZone: string; readonly locale: string };
};

/** Who saved what when, with the way back to each. */
export function VersionList({ versions, current, restore, reader }: Props) {
  const t = useTranslations("admin.template");
  const admin = useTranslations("admin");
  return (
    <Table caption={t("versions")} head={[t("version"), t("savedBy"), t("savedAt"), admin("actions")]}>
      {versions.map(({ version, shipped, author, at }) => (
        <Row key={version}>
          <Cell>{t("versionName", { version, kind: shipped ? "shipped" : "edited" })}</Cell>
          <Cell>{author ?? t("product")}</Cell>
          <Cell>{at === null ? "" : <Time at={at}>{shortWhenWords({ startsAt: at, ...reader })}</Time>}</Cell>
          <Cell>
            {version === current ? (
              t("current")
            ) : (
              <OneButtonForm
                action={restore}
                values={{ basedOn: String(current), version: String(version) }}
                label={admin("restore")}
                name={t("restoreVersion", { version })}
                pendingLabel={admin("working")}
              />
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
