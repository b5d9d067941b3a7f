import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { OneButtonForm } from "@/components/ui/form/one-button-form";
import { Cell, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { FormAction } from "@/lib/forms/form-state";
import { relativeWords } from "@/lib/time/relative-words";

type Failed = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly reason: string | null;
};
type Props = { jobs: readonly Failed[]; now: number; locale: string; retry: FormAction };

/** Jobs that nobody tries again by themselves, each with the reason and one more try. */
export function FailedJobs({ jobs, now, locale, retry }: Props) {
  const t = useTranslations("admin.overview");
  const admin = useTranslations("admin");
  const common = useTranslations("common");
  if (jobs.length === 0) return <EmptyState icon={<CircleCheck />} title={t("nothingFailed")} />;
  return (
    <Table caption={t("failed")} head={[t("job"), t("reason"), t("queuedAt"), admin("actions")]}>
      {jobs.map(({ id, name, createdAt, reason }) => (
        <Row key={id}>
          <Cell>
            <span className="font-mono">{name}</span>
            <span className="block text-ink-soft text-xs">{id}</span>
          </Cell>
          <Cell>{reason ?? t("noReason")}</Cell>
          <Cell>
            <Time at={createdAt}>{relativeWords(createdAt, now, locale)}</Time>
          </Cell>
          <Cell>
            <OneButtonForm
              action={retry}
              values={{ jobId: id }}
              label={common("retry")}
              name={t("retryJob", { id })}
              pendingLabel={t("retrying")}
            />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
