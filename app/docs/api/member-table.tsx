import { getTranslations } from "next-intl/server";
import { Cell, Row, Table } from "@/components/ui/table";
import type { Member } from "@/lib/web/openapi/openapi-type";

/** The members of an object or the parameters of an operation. */
export async function MemberTable({ caption, members }: { caption: string; members: readonly Member[] }) {
  const t = await getTranslations("docs");
  const common = await getTranslations("common");
  return (
    <Table caption={caption} head={[common("name"), t("kind"), t("meaning")]}>
      {members.map(({ name, type, required, meaning }) => (
        <Row key={name}>
          <Cell>
            <code className="font-semibold">{name}</code>
            {required ? <span className="block text-ink-soft text-xs">{t("required")}</span> : null}
          </Cell>
          <Cell>
            <code className="text-xs">{type}</code>
          </Cell>
          <Cell>{meaning}</Cell>
        </Row>
      ))}
    </Table>
  );
}
