"use client";

import { CalendarClock } from "lucide-react";
import { useActionState } from "react";
import { FormDraft } from "@/components/drafts/form-draft";
import type { ProposeWords } from "@/components/guest/propose-words";
import { ProposedTime } from "@/components/guest/proposed-time";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Field } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Textarea } from "@/components/ui/form/textarea";
import { type FormAction, type FormState, typedValue } from "@/lib/forms/form-state";

const MOST_NOTE = 500;
/** Unlike that of the answer on the same page. */
const NOTE_ID = "proposal-note";

type Props = {
  action: FormAction;
  /** In which days and times are read. */
  zone: string;
  words: ProposeWords;
};

/** One or two other times with an optional note, behind one line until somebody wants them. Works without JavaScript. */
export function ProposeForm({ action, zone, words }: Props) {
  const [state, submit] = useActionState(action, undefined);
  return (
    <details open={state !== undefined} className="group">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2.5 rounded-sm font-semibold text-accent hover:text-accent-strong [&::-webkit-details-marker]:hidden">
        <CalendarClock aria-hidden="true" className="size-5 shrink-0" />
        <span className="underline decoration-1 underline-offset-[0.2em]">{words.open}</span>
      </summary>
      <Form action={submit} className="mt-3 flex flex-col gap-5" noValidate>
        <FormDraft form="proposal" refused={state !== undefined} />
        <p className="text-ink-soft">{words.intro}</p>
        {state ? <ErrorSummary key={state.answer} title={words.errors} errors={summaryOf(state, words)} /> : null}
        <input type="hidden" name="zone" value={zone} />
        {words.choices.map((title, index) => (
          <ProposedTime key={title} index={index} title={title} state={state} words={words} />
        ))}
        <Field id={NOTE_ID} name="note" label={words.note} hint={words.noteHint} errors={state?.errors.note}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={MOST_NOTE}
              counterLabel={words.used}
              defaultValue={typedValue(state, "note")}
              className="min-h-20"
            />
          )}
        </Field>
        <SubmitButton variant="secondary" pendingLabel={words.sending} className="w-full sm:w-fit">
          {words.send}
        </SubmitButton>
      </Form>
    </details>
  );
}

function summaryOf({ errors, requestId }: NonNullable<FormState>, words: ProposeWords) {
  if (requestId !== undefined) return { "": [`${words.reference}: ${requestId}`] };
  const { note, ...others } = errors;
  return note === undefined ? others : { ...others, [NOTE_ID]: note };
}
