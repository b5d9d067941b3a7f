"use client";

import type { ComponentProps } from "react";
import { usePersonAtFirst } from "@/components/ui/form/person";
import { PERSON_FIELD } from "@/lib/forms/person";

/** A form that says for whom it was made, so that it is never sent as somebody else who has signed in since. */
export function Form({ children, ...props }: ComponentProps<"form">) {
  const person = usePersonAtFirst();
  return (
    <form {...props}>
      {person === undefined ? null : <input type="hidden" name={PERSON_FIELD} value={person} />}
      {children}
    </form>
  );
}
