import { useTranslations } from "next-intl";
import { Cell, Row, Table } from "@/components/ui/table";

const columns = ["waiting", "active", "retrying", "planned", "failed"] as const;

type QueueDepth = { readonly name: string } & Readonly<Record<(typeof columns)[number], number>>;

/** How many jobs of each sort there are. What waits is drawn as a bar too, beside its number. */
export function QueueTable({ queues }: { queues: readonly QueueDepth[] }) {
  const t = useTranslations("admin.overview");
  const most = Math.max(1, ...queues.map(({ waiting }) => waiting));
  return (
    <Table caption={t("queues")} head={[t("job"), ...columns.map((column) => t(`column.${column}`))]}>
      {queues.map((queue) => (
        <Row key={queue.name}>
          <Cell className="font-mono">{queue.name}</Cell>
          {columns.map((column) => (
            <Cell key={column} className="tabular-nums">
              {queue[column]}
              {column === "waiting" ? (
                <meter
                  min={0}
                  max={most}
                  value={queue.waiting}
                  aria-hidden="true"
                  className="ml-3 h-3 w-24 align-middle"
                />
              ) : null}
            </Cell>
          ))}
        </Row>
      ))}
    </Table>
  );
}
