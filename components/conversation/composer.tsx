"use client";

import { SendHorizontal } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useActionState, useEffect, useRef, useState } from "react";
import { v7 } from "uuid";
import type { ConversationWords } from "@/components/conversation/conversation-texts";
import { FormDraft } from "@/components/drafts/form-draft";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Field } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Textarea } from "@/components/ui/form/textarea";
import { type FormAction, typedValue } from "@/lib/forms/form-state";

const MOST_CHARACTERS = 4000;

type Props = {
  /** What the form does without JavaScript. */
  post: FormAction;
  /** New for each form that the server gives out, so that a form sent twice is one message. */
  clientId: string;
  send: (message: { clientId: string; body: string }) => void;
  words: ConversationWords;
};

/** Where one writes. With JavaScript the message appears at once and the page stays; without, it is a plain form. */
export function Composer({ post, clientId, send, words }: Props) {
  const [state, submit] = useActionState(post, undefined);
  const [sent, setSent] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (sent > 0) field.current?.focus();
  }, [sent]);
  const errors = state?.requestId === undefined ? state?.errors : { "": [`${words.reference}: ${state.requestId}`] };

  const sendHere = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = String(new FormData(event.currentTarget).get("body") ?? "").trim();
    if (body === "") return field.current?.focus();
    send({ clientId: v7(), body });
    setSent((count) => count + 1);
  };
  return (
    <Form action={submit} onSubmit={sendHere} className="flex flex-col gap-3" noValidate>
      <FormDraft form="message" refused={state !== undefined} outlivesSending />
      <input type="hidden" name="clientId" value={clientId} />
      {errors ? <ErrorSummary key={state?.answer} title={words.failed} errors={errors} /> : null}
      <Field name="body" id="message" label={words.label} hint={words.hint} errors={errors?.body}>
        {(control) => (
          <Textarea
            {...control}
            key={sent}
            ref={field}
            rows={2}
            required
            maxLength={MOST_CHARACTERS}
            counterLabel={words.used}
            defaultValue={typedValue(state, "body")}
            onKeyDown={submitOnShortcut}
            className="min-h-20"
          />
        )}
      </Field>
      <SubmitButton pendingLabel={words.sending} className="w-full sm:w-fit sm:self-end">
        <SendHorizontal aria-hidden="true" />
        {words.send}
      </SubmitButton>
    </Form>
  );
}

/** ⌘ or Ctrl with Enter, as in every form of ours. */
function submitOnShortcut(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
