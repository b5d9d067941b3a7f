"use client";

import { useActionState } from "react";
import { FormDraft } from "@/components/drafts/form-draft";
import { type Choice, RadioGroup } from "@/components/ui/form/choice-group";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { type FormAction, typedValue } from "@/lib/forms/form-state";

type Props = {
  action: FormAction;
  reasons: readonly Choice[];
  words: { question: string; submit: string; pending: string; failed: string; reference: string };
};

/** Why an invitation is reported. Works as a plain form without JavaScript. */
export function ReportForm({ action, reasons, words }: Props) {
  const [state, submit] = useActionState(action, undefined);
  const errors = state?.requestId === undefined ? state?.errors : { "": [`${words.reference}: ${state.requestId}`] };
  return (
    <Form action={submit} className="flex flex-col gap-6" noValidate>
      <FormDraft form="report" refused={state !== undefined} />
      {errors ? <ErrorSummary key={state?.answer} title={words.failed} errors={errors} /> : null}
      <RadioGroup
        name="reason"
        legend={words.question}
        choices={reasons}
        defaultValue={typedValue(state, "reason")}
        errors={errors?.reason}
      />
      <SubmitButton pendingLabel={words.pending} className="w-full sm:w-fit">
        {words.submit}
      </SubmitButton>
    </Form>
  );
}
