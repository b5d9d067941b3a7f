"use client";

import { useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

type Props = {
  action: FormAction;
  /** Which calendar it is about, if one. */
  connectionId?: string;
  choice: "retry" | "ours" | "theirs" | "leave" | "invite" | "dismiss";
  /** Whom it is about. */
  email?: string;
  label: string;
  pending: string;
};

/** One decision about what a calendar holds of a meeting, as a button. */
export function SettleForm({ action, connectionId, choice, email, label, pending }: Props) {
  const [state, submit] = useActionState(action, undefined);
  return (
    <Form action={submit} className="flex flex-col gap-1.5">
      {connectionId === undefined ? null : <input type="hidden" name="connectionId" value={connectionId} />}
      <input type="hidden" name="choice" value={choice} />
      {email === undefined ? null : <input type="hidden" name="email" value={email} />}
      <SubmitButton variant="secondary" size="sm" pendingLabel={pending} className="w-fit">
        {label}
      </SubmitButton>
      <FieldErrors
        id={`settle-${choice}-${connectionId ?? ""}-${email ?? ""}`}
        errors={Object.values(state?.errors ?? {}).flat()}
      />
    </Form>
  );
}
