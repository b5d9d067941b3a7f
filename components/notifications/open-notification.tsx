"use client";

import { type ReactNode, useActionState } from "react";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import type { FormAction } from "@/lib/forms/form-state";

type Props = { action: FormAction; notificationId: string; children: ReactNode };

/** A line that is a button: opening it also marks it as read, which a link must not do. */
export function OpenNotification({ action, notificationId, children }: Props) {
  const [state, submit] = useActionState(action, undefined);
  return (
    <Form action={submit}>
      <input type="hidden" name="notificationId" value={notificationId} />
      <button
        type="submit"
        className="flex min-h-11 w-full items-start gap-4 rounded-sm px-2 py-4 text-left -outline-offset-3 hover:bg-accent-soft sm:px-4"
      >
        {children}
      </button>
      <FieldErrors id={`open-${notificationId}`} errors={Object.values(state?.errors ?? {}).flat()} />
    </Form>
  );
}
