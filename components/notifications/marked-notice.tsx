import { Undo2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { OneButtonForm } from "@/components/ui/form/one-button-form";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/forms/form-state";

type Props = { count: number; markedAt: number; undo: FormAction };

/** Says that all are marked as read and offers to take it back. */
export async function MarkedNotice({ count, markedAt, undo }: Props) {
  const t = await getTranslations("notifications");
  const common = await getTranslations("common");
  return (
    <Notice tone="good" role="status" title={t("marked", { count })}>
      <div className="mt-3">
        <OneButtonForm
          action={undo}
          values={{ markedAt: String(markedAt) }}
          label={common("undo")}
          icon={<Undo2 aria-hidden="true" />}
          pendingLabel={common("undoing")}
        />
      </div>
    </Notice>
  );
}
