import { ArrowLeft, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormDraft } from "@/components/drafts/form-draft";
import { Carried } from "@/components/meeting-change/carried";
import { ChangeTable } from "@/components/meeting-change/change-table";
import { Consequences } from "@/components/meeting-change/consequences";
import type { Facts } from "@/components/meeting-change/facts";
import { peopleNotified } from "@/components/meeting-change/notice-list";
import { NotifyChoice } from "@/components/meeting-change/notify-choice";
import { StepHeading } from "@/components/meeting-change/step-heading";
import { type TypedValues, typedIn } from "@/components/meeting-form/form-data";
import { Button } from "@/components/ui/form/button";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { Review } from "@/lib/forms/edit-form-state";

type Props = {
  act: (form: FormData) => void;
  values: TypedValues;
  review: Review;
  facts: Facts;
  /** How long saving can be undone, in seconds. */
  undoSeconds: number;
};

/** Step 2: what changes and who hears of it, before anything is stored. */
export function ReviewStep({ act, values, review, facts, undoSeconds }: Props) {
  const t = useTranslations("meetingChange.review");
  const common = useTranslations("common");
  const people = peopleNotified(review.notices);
  if (review.changes.length === 0) return <NothingChanged act={act} values={values} />;
  return (
    <Form action={act} className="group flex max-w-4xl flex-col gap-8">
      <Carried values={values} />
      <FormDraft form="meeting" refused={false} carried />
      <StepHeading>{t("title")}</StepHeading>
      <ChangeTable
        caption={t("title")}
        changes={review.changes}
        times={review.times}
        facts={facts}
        columns={[
          { title: t("before"), side: "from" },
          { title: t("after"), side: "to" },
        ]}
      />
      <Consequences review={review} />
      {people === 0 ? null : (
        <NotifyChoice
          review={review}
          names={facts.names}
          message={typedIn(values, "message")}
          undoSeconds={undoSeconds}
        />
      )}
      <div className="flex flex-col gap-3 sm:flex-row">
        <BackToEditing />
        <SubmitButton name="step" value="save" pendingLabel={common("saving")}>
          <span className="flex items-center gap-2 group-has-[[value=nobody]:checked]:hidden">
            {people === 0 ? null : <Send aria-hidden="true" />}
            {t("save", { count: people })}
          </span>
          <span className="not-group-has-[[value=nobody]:checked]:hidden">{common("saveQuietly")}</span>
        </SubmitButton>
      </div>
    </Form>
  );
}

function NothingChanged({ act, values }: Pick<Props, "act" | "values">) {
  const t = useTranslations("meetingChange.review");
  return (
    <Form action={act} className="flex flex-col items-start gap-6">
      <Carried values={values} />
      <FormDraft form="meeting" refused={false} carried />
      <StepHeading>{t("nothingTitle")}</StepHeading>
      <p className="text-ink-soft">{t("nothing")}</p>
      <BackToEditing />
    </Form>
  );
}

function BackToEditing() {
  const t = useTranslations("meetingChange.review");
  return (
    <Button type="submit" name="step" value="edit">
      <ArrowLeft aria-hidden="true" />
      {t("back")}
    </Button>
  );
}
