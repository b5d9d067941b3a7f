"use client";

import { type ReactNode, useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  action: FormAction;
  /** What travels with the press. */
  values: Readonly<Record<string, string>>;
  icon: ReactNode;
  /** Said to screen readers after the word that opens it: which one of several it is about. */
  about: string;
  words: { open: string; warning: string; confirm: string; pending: string };
  className?: string;
};

/** Ends something, after saying what that does. The browser's own disclosure asks, so that it needs no JavaScript. */
export function ConfirmedForm({ action, values, icon, about, words, className }: Props) {
  const [state, submit] = useActionState(action, undefined);
  const errors = Object.values(state?.errors ?? {}).flat();
  return (
    <details open={errors.length > 0} className={className}>
      <summary className="inline-flex min-h-9 list-none items-center gap-2 rounded-md border border-line-strong bg-raised px-3.5 py-1.5 font-semibold text-sm leading-tight hover:border-bad hover:text-bad pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden [&>svg]:size-[1.15em]">
        {icon}
        <span>
          {words.open}
          <span className="sr-only"> {about}</span>
        </span>
      </summary>
      <Form action={submit} className="mt-3 flex flex-col items-start gap-3 rounded-md bg-bad-soft px-4 py-4">
        <p className="max-w-prose">{words.warning}</p>
        {Object.entries(values).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <FieldErrors id={`${Object.values(values).join("-")}-refused`} errors={errors} />
        <SubmitButton variant="danger" size="sm" pendingLabel={words.pending}>
          {words.confirm}
        </SubmitButton>
      </Form>
    </details>
  );
}
