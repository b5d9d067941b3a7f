import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { textLinkStyles } from "@/components/ui/plain-links";

/** A link inside text. It is underlined, so that colour is never the only sign. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={cn(textLinkStyles, className)} {...rest} />;
}
