"use client";

import { Check, CircleHelp, X } from "lucide-react";
import { type ReactNode, useActionState } from "react";
import type { AnswerWords } from "@/components/guest/answer-words";
import { Card } from "@/components/ui/card";
import { Button } from "@/components/ui/form/button";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Field } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { Textarea } from "@/components/ui/form/textarea";
import { Notice } from "@/components/ui/notice";
import { type FormAction, type FormState, typedValue } from "@/lib/forms/form-state";
import type { InviteeAnswer } from "@/lib/meetings/answers/respond-input";

const MOST_NOTE = 500;
const answers = [
  { value: "accepted", Icon: Check },
  { value: "tentative", Icon: CircleHelp },
  { value: "declined", Icon: X },
] as const;

type Props = {
  action: FormAction;
  /** The time that the page shows, RFC 3339: the one that is answered. */
  shown: { startsAt: string; endsAt: string };
  current: InviteeAnswer | "needs_action";
  note: string;
  hint: InviteeAnswer | undefined;
  /** The zone that the reader picked for this page. */
  zone: string | undefined;
  words: AnswerWords;
  /** What else there is to say about coming, below the answer. */
  children?: ReactNode;
};

/** Yes, maybe or no with an optional note. Each answer is a button of the form, so that one press is enough. */
export function AnswerForm({ action, shown, current, note, hint, zone, words, children }: Props) {
  const [state, submit, pending] = useActionState(action, undefined);
  const prominent = hint ?? current;
  return (
    <Card className="mt-6">
      <Form action={submit} className="flex flex-col gap-5">
        <h2>{words.question}</h2>
        <p role="status" className="-mt-3 text-ink-soft">
          {pending ? words.sending : words.given}
        </p>
        {hint === undefined ? null : <Notice>{words.hints[hint]}</Notice>}
        {state ? <ErrorSummary key={state.answer} title={words.errors} errors={summaryOf(state, words)} /> : null}
        <input type="hidden" name="startsAt" value={shown.startsAt} />
        <input type="hidden" name="endsAt" value={shown.endsAt} />
        {zone === undefined ? null : <input type="hidden" name="zone" value={zone} />}
        <Field name="note" label={words.note} hint={words.noteHint} errors={state?.errors.note}>
          {(control) => (
            <Textarea
              {...control}
              key={note}
              rows={2}
              maxLength={MOST_NOTE}
              counterLabel={words.used}
              defaultValue={typedValue(state, "note", note)}
            />
          )}
        </Field>
        <div className="grid gap-3 sm:grid-cols-3">
          {answers.map(({ value, Icon }) => (
            <Button
              key={value}
              type="submit"
              name="response"
              value={value}
              variant={value === prominent ? "primary" : "secondary"}
              aria-pressed={value === current}
              aria-disabled={pending}
              onClick={(event) => pending && event.preventDefault()}
            >
              <Icon aria-hidden="true" />
              {words[value]}
            </Button>
          ))}
        </div>
      </Form>
      {children}
    </Card>
  );
}

function summaryOf({ errors, requestId }: NonNullable<FormState>, words: AnswerWords) {
  if (errors.startsAt !== undefined) return { "": [words.timeChanged] };
  return requestId === undefined ? errors : { ...errors, "": [`${words.reference}: ${requestId}`] };
}
