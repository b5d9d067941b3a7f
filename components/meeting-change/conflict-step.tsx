import { useTranslations } from "next-intl";
import { FormDraft } from "@/components/drafts/form-draft";
import { Carried } from "@/components/meeting-change/carried";
import { ChangeTable } from "@/components/meeting-change/change-table";
import type { Facts } from "@/components/meeting-change/facts";
import { StepHeading } from "@/components/meeting-change/step-heading";
import type { TypedValues } from "@/components/meeting-form/form-data";
import { Form } from "@/components/ui/form/form";
import { LinkButton } from "@/components/ui/form/link-button";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Notice } from "@/components/ui/notice";
import type { Conflict } from "@/lib/forms/edit-form-state";

type Props = {
  act: (form: FormData) => void;
  values: TypedValues;
  conflict: Conflict;
  facts: Facts;
  meetingHref: string;
};

/** Somebody edited the meeting while this form was open: both versions, and the choice between them. */
export function ConflictStep({ act, values, conflict, facts, meetingHref }: Props) {
  const t = useTranslations("meetingChange.conflict");
  const common = useTranslations("common");
  const same = conflict.changes.length === 0;
  return (
    <Form action={act} className="flex max-w-4xl flex-col gap-8">
      <Carried values={values} />
      <FormDraft form="meeting" refused={false} carried />
      <StepHeading>{t("title")}</StepHeading>
      <Notice tone="warn" role="alert">
        <p>{t(same ? "same" : "explained")}</p>
      </Notice>
      {same ? null : (
        <ChangeTable
          caption={t("caption")}
          changes={conflict.changes}
          times={conflict.times}
          facts={facts}
          columns={[
            { title: t("yours"), side: "to" },
            { title: t("theirs"), side: "from" },
          ]}
        />
      )}
      <div className="flex flex-col gap-3 sm:flex-row">
        <LinkButton href={meetingHref}>{t("takeTheirs")}</LinkButton>
        {same ? null : (
          <SubmitButton name="step" value="review" pendingLabel={common("checking")}>
            {t("keepMine")}
          </SubmitButton>
        )}
      </div>
    </Form>
  );
}
