"use client";

import { CheckCheck } from "lucide-react";
import { useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction } from "@/lib/forms/form-state";

type Props = { action: FormAction; label: string; pendingLabel: string };

export function MarkAllRead({ action, label, pendingLabel }: Props) {
  const [state, submit] = useActionState(action, undefined);
  return (
    <Form action={submit} className="flex flex-col gap-2">
      <SubmitButton variant="secondary" size="sm" pendingLabel={pendingLabel}>
        <CheckCheck aria-hidden="true" />
        {label}
      </SubmitButton>
      <FieldErrors id="mark-all" errors={Object.values(state?.errors ?? {}).flat()} />
    </Form>
  );
}
