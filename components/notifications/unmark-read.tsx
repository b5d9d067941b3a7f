"use client";

import { type ReactNode, useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

type Props = { action: FormAction; markedAt: number; pendingLabel: string; children: ReactNode };

export function UnmarkRead({ action, markedAt, pendingLabel, children }: Props) {
  const [state, submit] = useActionState(action, undefined);
  return (
    <Form action={submit} className="mt-3">
      <input type="hidden" name="markedAt" value={markedAt} />
      <SubmitButton variant="secondary" size="sm" pendingLabel={pendingLabel}>
        {children}
      </SubmitButton>
      <FieldErrors id="unmark" errors={Object.values(state?.errors ?? {}).flat()} />
    </Form>
  );
}
