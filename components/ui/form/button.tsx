import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** What buttons look like, and links that look like them. */
export const buttonStyles = cva(
  "inline-flex items-center justify-center gap-2 rounded-md border text-center font-semibold leading-tight transition-colors duration-150 disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-[1.15em] [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent text-on-accent shadow-sm hover:bg-accent-strong",
        secondary: "border-line-strong bg-raised text-ink hover:border-accent hover:text-accent",
        quiet: "border-transparent text-accent hover:bg-accent-soft hover:text-accent",
        danger: "border-transparent bg-danger text-on-danger shadow-sm hover:bg-danger-strong",
      },
      size: {
        md: "min-h-11 px-5 py-2 text-base",
        sm: "min-h-9 px-3.5 py-1.5 text-sm pointer-coarse:min-h-11",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonLooks = VariantProps<typeof buttonStyles>;

/** A button that does something on this page. It never submits a form unless `type="submit"` says so. */
export function Button({ variant, size, className, type = "button", ...rest }: ComponentProps<"button"> & ButtonLooks) {
  return <button type={type} className={cn(buttonStyles({ variant, size }), className)} {...rest} />;
}
