import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { type ButtonLooks, buttonStyles } from "@/components/ui/form/button";

export const textLinkStyles =
  "rounded-sm text-accent underline decoration-1 underline-offset-[0.2em] hover:text-accent-strong hover:decoration-2";

/**
 * A link inside text that loads its page anew. It weighs nothing, so it is the one for pages of guests
 * (docs/design/pages.md#4.8); components/ui/text-link.tsx keeps the frame of signed-in pages as it is.
 */
export function PlainTextLink({ className, ...rest }: ComponentProps<"a">) {
  return <a className={cn(textLinkStyles, className)} {...rest} />;
}

/** A link that looks like a button and loads its page anew. */
export function PlainLinkButton({ variant, size, className, ...rest }: ComponentProps<"a"> & ButtonLooks) {
  return <a className={cn(buttonStyles({ variant, size }), className)} {...rest} />;
}
