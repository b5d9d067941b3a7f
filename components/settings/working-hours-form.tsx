"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormDraft } from "@/components/drafts/form-draft";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Field } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { Input } from "@/components/ui/form/input";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Section } from "@/components/ui/section";
import { type FormAction, typedValue } from "@/lib/forms/form-state";
import { type WeekDay, weekDays } from "@/lib/time/week-days";

type Props = {
  action: FormAction;
  /** Each day's hours as a line of text. */
  hours: Readonly<Record<WeekDay, string>>;
};

/** Sets when a counselor usually works, a line for each day. Works without JavaScript. */
export function WorkingHoursForm({ action, hours }: Props) {
  const t = useTranslations("settings.workingHours");
  const common = useTranslations("common");
  const [state, act] = useActionState(action, undefined);
  const errors =
    state?.requestId === undefined ? (state?.errors ?? {}) : { "": [common("failed", { requestId: state.requestId })] };
  return (
    <Form key={state?.answer ?? 0} action={act} noValidate className="flex flex-col gap-6">
      {state ? <ErrorSummary title={common("nothingSaved")} errors={errors} /> : null}
      <FormDraft form="hours" refused={state !== undefined} />
      <Section divided id="hours" title={t("title")}>
        <p id="hours-hint" className="max-w-prose text-ink-soft text-sm">
          {t("hint")}
        </p>
        {weekDays.map((day) => (
          <Field key={day} name={day} label={t(day)} errors={state?.errors[day]} className="max-w-md">
            {(control) => (
              <Input
                {...control}
                aria-describedby={["hours-hint", control["aria-describedby"]].filter(Boolean).join(" ")}
                maxLength={100}
                autoComplete="off"
                placeholder={t("dayOff")}
                defaultValue={typedValue(state, day, hours[day])}
              />
            )}
          </Field>
        ))}
      </Section>
      <SubmitButton pendingLabel={common("saving")} className="w-full sm:w-fit">
        {t("save")}
      </SubmitButton>
    </Form>
  );
}
