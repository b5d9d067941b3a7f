import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { type ButtonLooks, buttonStyles } from "@/components/ui/form/button";

/** A link that looks like a button: it leads to another page and changes nothing. A file of its own, for links weigh more than buttons. */
export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLooks) {
  return <Link className={cn(buttonStyles({ variant, size }), className)} {...rest} />;
}
