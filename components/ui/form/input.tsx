import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** What every box that one types or picks in looks like. */
export const controlStyles =
  "w-full min-h-11 rounded-md border border-line-strong bg-raised px-3.5 py-2 text-base text-ink placeholder:text-ink-soft placeholder:opacity-100 transition-colors hover:border-accent aria-invalid:border-bad aria-invalid:border-2 disabled:bg-sunken";

/** A single line of text, a date, a time or an address. */
export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} className={cn(controlStyles, className)} {...rest} />;
}
