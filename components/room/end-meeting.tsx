"use client";

import { CircleStop } from "lucide-react";
import { useActionState } from "react";
import type { EndWords } from "@/components/room/end-words";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

/** Ends the meeting for everyone: two presses, because there is no way back. */
export function EndMeeting({ end, words }: { end: FormAction; words: EndWords }) {
  const [state, submit] = useActionState(end, undefined);
  const errors = state?.requestId === undefined ? state?.errors : { "": [`${words.reference}: ${state.requestId}`] };
  return (
    <details className="mt-6 rounded-lg border border-line px-5 py-3" open={errors !== undefined}>
      <summary className="flex min-h-8 cursor-pointer items-center gap-2 font-semibold text-ink-soft hover:text-ink">
        <CircleStop aria-hidden="true" className="size-5 shrink-0" />
        {words.summary}
      </summary>
      <Form action={submit} className="flex flex-col items-start gap-4 pt-3 pb-2">
        {errors ? <ErrorSummary key={state?.answer} title={words.failed} errors={errors} /> : null}
        <p className="max-w-prose text-ink-soft">{words.body}</p>
        <SubmitButton variant="danger" pendingLabel={words.submitting}>
          {words.submit}
        </SubmitButton>
      </Form>
    </details>
  );
}
