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
  label: string;
  /** Before the label. */
  icon?: ReactNode;
  /** Said in place of the label where the same label stands more than once. */
  name?: string;
  pendingLabel: string;
  variant?: "primary" | "secondary" | "danger" | "quiet";
};

/** A form that is one button. */
export function OneButtonForm({ action, values, label, icon, name, pendingLabel, variant = "secondary" }: Props) {
  const [state, act] = useActionState(action, undefined);
  return (
    <Form action={act} className="flex flex-col items-start gap-2">
      {Object.entries(values).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <SubmitButton variant={variant} size="sm" pendingLabel={pendingLabel} {...(name ? { "aria-label": name } : {})}>
        {icon}
        {label}
      </SubmitButton>
      <FieldErrors
        id={`${Object.values(values).join("-")}-refused`}
        errors={Object.values(state?.errors ?? {}).flat()}
      />
    </Form>
  );
}
