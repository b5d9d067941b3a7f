import { useTranslations } from "next-intl";
import { Cell, Row, Table } from "@/components/ui/table";
import type { Bounces } from "@/lib/deliveries/bounces-by-domain";

/** Which mail servers return mails: a whole domain among them is rarely a mistyped address. */
export function BounceTable({ bounces }: { bounces: readonly Bounces[] }) {
  const t = useTranslations("admin.overview");
  if (bounces.length === 0) return <p className="text-ink-soft">{t("noBounces")}</p>;
  return (
    <Table caption={t("bounces")} head={[t("domain"), t("returned"), t("mails")]}>
      {bounces.map(({ domain, returned, mails }) => (
        <Row key={domain}>
          <Cell className="[overflow-wrap:anywhere]">{domain}</Cell>
          <Cell className="tabular-nums">{returned}</Cell>
          <Cell className="tabular-nums">{mails}</Cell>
        </Row>
      ))}
    </Table>
  );
}
