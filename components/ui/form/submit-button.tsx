"use client";

import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/form/button";

type Props = Omit<ComponentProps<typeof Button>, "type"> & {
  /** Shown while the form is on its way, for example "Scheduling…". */
  pendingLabel: string;
};

/** Submits its form once: while the answer is awaited further presses do nothing and the label says so. */
export function SubmitButton({ pendingLabel, children, variant = "primary", onClick, ...rest }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      aria-disabled={pending}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending ? <LoaderCircle aria-hidden="true" className="animate-spin" /> : null}
      {pending ? pendingLabel : children}
    </Button>
  );
}
