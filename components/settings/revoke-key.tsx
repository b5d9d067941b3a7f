"use client";

import { Trash2 } from "lucide-react";
import { useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  action: FormAction;
  apiKeyId: string;
  label: string;
  words: { open: string; warning: string; confirm: string; pending: string };
};

/** Ends a key, after saying what that does. The browser's own disclosure asks, so that it needs no JavaScript. */
export function RevokeKey({ action, apiKeyId, label, words }: Props) {
  const [state, submit] = useActionState(action, undefined);
  const errors = Object.values(state?.errors ?? {}).flat();
  return (
    <details open={errors.length > 0} className="mt-2">
      <summary className="inline-flex min-h-9 list-none items-center gap-2 rounded-md border border-line-strong bg-raised px-3.5 py-1.5 font-semibold text-sm leading-tight hover:border-bad hover:text-bad pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <Trash2 aria-hidden="true" className="size-[1.15em]" />
        <span>
          {words.open}
          <span className="sr-only"> {label}</span>
        </span>
      </summary>
      <Form action={submit} className="mt-3 flex flex-col items-start gap-3 rounded-md bg-bad-soft px-4 py-4">
        <p>{words.warning}</p>
        <input type="hidden" name="apiKeyId" value={apiKeyId} />
        <FieldErrors id={`revoke-${apiKeyId}`} errors={errors} />
        <SubmitButton variant="danger" size="sm" pendingLabel={words.pending}>
          {words.confirm}
        </SubmitButton>
      </Form>
    </details>
  );
}
