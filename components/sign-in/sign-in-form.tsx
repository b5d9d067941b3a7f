"use client";

import { type ComponentProps, type ReactNode, useActionState } from "react";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Field } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { Input } from "@/components/ui/form/input";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { type FormAction, typedValue } from "@/lib/forms/form-state";

type Props = {
  action: FormAction;
  submit: string;
  pending: string;
  /** Title of the error summary, and what stands before the id of a mistake of ours. */
  words: { failed: string; reference: string };
  /** What the action needs to know besides what is typed. */
  hidden?: Readonly<Record<string, string>>;
  /** The one thing to type, if any. */
  field?: { label: string; hint: string; input: ComponentProps<"input"> & { name: string } };
  secondary?: boolean;
  /** Whether the browser refuses an empty field by itself: where the action does something that a refusal afterwards would not undo. */
  browserChecks?: boolean;
  /** What helps after a refusal. */
  afterRefusal?: ReactNode;
};

/** One step of signing in: at most one thing to type, one button. Works as a plain form without JavaScript. */
export function SignInForm(props: Props) {
  const { action, submit, pending, words, hidden = {}, field, secondary, browserChecks, afterRefusal } = props;
  const [state, send] = useActionState(action, undefined);
  const errors = state?.requestId === undefined ? state?.errors : { "": [`${words.reference}: ${state.requestId}`] };
  return (
    <Form action={send} className="flex flex-col gap-5" noValidate={!browserChecks}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {errors ? <ErrorSummary key={state?.answer} title={words.failed} errors={errors} /> : null}
      {field ? (
        <Field name={field.input.name} label={field.label} hint={field.hint} errors={errors?.[field.input.name]}>
          {(control) => (
            <Input {...control} required defaultValue={typedValue(state, field.input.name)} {...field.input} />
          )}
        </Field>
      ) : null}
      <SubmitButton variant={secondary ? "secondary" : "primary"} pendingLabel={pending} className="w-full sm:w-fit">
        {submit}
      </SubmitButton>
      {state ? afterRefusal : null}
    </Form>
  );
}
