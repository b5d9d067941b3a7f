import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A link inside text. It is underlined, so that colour is never the only sign. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cn(
        "rounded-sm text-accent underline decoration-1 underline-offset-[0.2em] hover:text-accent-strong hover:decoration-2",
        className,
      )}
      {...rest}
    />
  );
}
