"use client";

import { Check, CircleCheck, CircleHelp, Send, X } from "lucide-react";
import { type MouseEvent, type ReactNode, useActionState } from "react";
import { FormDraft } from "@/components/drafts/form-draft";
import type { AnswerWords } from "@/components/guest/answer-words";
import { Card } from "@/components/ui/card";
import { Button } from "@/components/ui/form/button";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Field } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { Textarea } from "@/components/ui/form/textarea";
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
  /** The answer that was chosen in the email and is not sent yet. */
  hint: InviteeAnswer | undefined;
  /** The zone that the reader picked for this page. */
  zone: string | undefined;
  words: AnswerWords;
  /** What else there is to say about coming, below the answer. */
  children?: ReactNode;
};

/**
 * Yes, maybe or no, and below it an optional note. Each answer is a button of the form, so that one press is enough. An
 * answer that was only chosen in an email is one big button that sends it; an answer that was sent is marked as sent.
 */
export function AnswerForm({ action, shown, current, note, hint, zone, words, children }: Props) {
  const [state, submit, pending] = useActionState(action, undefined);
  return (
    <Card className="mt-6">
      <Form action={submit} className="flex flex-col gap-5">
        <FormDraft form="answer" refused={state !== undefined} />
        <h2>{hint === undefined ? words.question : words.unsent.titles[hint]}</h2>
        <p role="status" className="-mt-3 text-ink-soft">
          {pending ? words.sending : hint === undefined ? words.given : words.unsent.explained}
        </p>
        {state ? <ErrorSummary key={state.answer} title={words.errors} errors={summaryOf(state, words)} /> : null}
        <input type="hidden" name="startsAt" value={shown.startsAt} />
        <input type="hidden" name="endsAt" value={shown.endsAt} />
        {zone === undefined ? null : <input type="hidden" name="zone" value={zone} />}
        {hint === undefined ? null : <AnswerToSend hint={hint} pending={pending} words={words} />}
        <div className={hint === undefined ? "grid gap-3 sm:grid-cols-3" : "-mt-2 flex flex-wrap gap-x-2"}>
          {answers.map(({ value, Icon }) =>
            value === hint ? null : (
              <Button
                key={value}
                type="submit"
                name="response"
                value={value}
                variant={hint === undefined ? "secondary" : "quiet"}
                className={value === current && hint === undefined ? SENT : undefined}
                aria-pressed={value === current}
                {...heldWhile(pending)}
              >
                {value === current ? <CircleCheck aria-hidden="true" /> : <Icon aria-hidden="true" />}
                {words[value]}
              </Button>
            ),
          )}
        </div>
        <NoteField state={state} note={note} words={words} />
      </Form>
      {children}
    </Card>
  );
}

/** The look of the answer that the host has: a mark, where one that is still to be sent is a filled button. */
const SENT = "border-good bg-good-soft";

type ToSend = { hint: InviteeAnswer; pending: boolean; words: AnswerWords };

/** Has the focus from the start, with and without JavaScript, because it is what the reader came for. */
function AnswerToSend({ hint, pending, words }: ToSend) {
  return (
    <Button
      type="submit"
      name="response"
      value={hint}
      variant="primary"
      className="min-h-14 w-full text-lg"
      autoFocus
      data-takes-focus=""
      {...heldWhile(pending)}
    >
      <Send aria-hidden="true" />
      {words.unsent.send[hint]}
    </Button>
  );
}

/** A button stays in the order of the keyboard while an answer is being sent, but sends no second one. */
function heldWhile(pending: boolean) {
  return {
    "aria-disabled": pending,
    onClick: (event: MouseEvent) => {
      if (pending) event.preventDefault();
    },
  };
}

function NoteField({ state, note, words }: { state: FormState; note: string; words: AnswerWords }) {
  return (
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
  );
}

function summaryOf({ errors, requestId }: NonNullable<FormState>, words: AnswerWords) {
  if (errors.startsAt !== undefined) return { "": [words.timeChanged] };
  return requestId === undefined ? errors : { ...errors, "": [`${words.reference}: ${requestId}`] };
}
