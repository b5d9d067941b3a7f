"use client";

import { useActionState } from "react";
import { FormDraft } from "@/components/drafts/form-draft";
import { CreatedKey } from "@/components/settings/created-key";
import type { NewKeyWords } from "@/components/settings/new-key-words";
import { Checkbox } from "@/components/ui/form/checkbox";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Field, FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { Input } from "@/components/ui/form/input";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { type FormState, type NewKeyState, typedValue } from "@/lib/forms/form-state";

type Props = {
  action: (state: NewKeyState, form: FormData) => Promise<NewKeyState>;
  /** New at each rendering; makes the form sent twice count once. */
  formKey: string;
  words: NewKeyWords;
};

/** Asks what a new key is called and may do; after the answer it shows the secret above itself, this once. */
export function NewKeyForm({ action, formKey, words }: Props) {
  const [state, submit] = useActionState(action, undefined);
  const refused = state?.refused;
  return (
    <Form action={submit} className="flex flex-col gap-6" noValidate>
      <input type="hidden" name="formKey" value={formKey} />
      <FormDraft form="key" refused={refused !== undefined} />
      {state?.created ? <CreatedKey key={state.created.secret} {...state.created} words={words} /> : null}
      {refused ? <ErrorSummary key={refused.answer} title={words.errors} errors={summaryOf(refused, words)} /> : null}
      <Field name="label" label={words.label} hint={words.labelHint} errors={refused?.errors.label}>
        {(control) => (
          <Input {...control} required maxLength={100} autoComplete="off" defaultValue={typedValue(refused, "label")} />
        )}
      </Field>
      <fieldset id="scopes" className="flex flex-col gap-2">
        <legend className="mb-1.5 font-semibold">{words.scopes}</legend>
        {words.choices.map(({ scope, label, hint }) => (
          <Checkbox
            key={scope}
            id={`scope-${scope}`}
            name="scopes[]"
            value={scope}
            label={label}
            hint={hint}
            defaultChecked={refused?.values["scopes[]"]?.includes(scope) ?? false}
          />
        ))}
        <FieldErrors id="scopes" errors={refused?.errors.scopes ?? []} />
      </fieldset>
      <SubmitButton pendingLabel={words.submitting} className="w-full sm:w-fit">
        {words.submit}
      </SubmitButton>
    </Form>
  );
}

function summaryOf({ errors, requestId }: NonNullable<FormState>, words: NewKeyWords) {
  return requestId === undefined ? errors : { ...errors, "": [`${words.reference}: ${requestId}`] };
}
