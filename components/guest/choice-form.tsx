"use client";

import { useActionState } from "react";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  action: FormAction;
  /** What the one button sends. */
  name: string;
  value: string;
  /** What it is about. */
  hidden: Readonly<Record<string, string>>;
  words: { submit: string; pending: string; failed: string; reference: string };
};

/** One button that changes one thing. Works as a plain form without JavaScript. */
export function AnswerChoiceForm({ action, name, value, hidden, words }: Props) {
  const [state, submit] = useActionState(action, undefined);
  const errors = state?.requestId === undefined ? state?.errors : { "": [`${words.reference}: ${state.requestId}`] };
  return (
    <Form action={submit} className="flex flex-col items-start gap-5">
      {errors ? <ErrorSummary key={state?.answer} title={words.failed} errors={errors} /> : null}
      {Object.entries({ ...hidden, [name]: value }).map(([field, said]) => (
        <input key={field} type="hidden" name={field} value={said} />
      ))}
      <SubmitButton pendingLabel={words.pending}>{words.submit}</SubmitButton>
    </Form>
  );
}
