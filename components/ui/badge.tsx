import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const badgeStyles = cva(
  "inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-semibold text-xs [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        plain: "bg-sunken text-ink",
        accent: "bg-accent-soft text-accent",
        good: "bg-good-soft text-good",
        warn: "bg-warn-soft text-warn",
        bad: "bg-bad-soft text-bad",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

type Props = VariantProps<typeof badgeStyles> & {
  /** Decorative: the word says it all. */
  icon: ReactNode;
  children: ReactNode;
};

/** A state in a word and an icon, never in colour alone. */
export function Badge({ tone, icon, children }: Props) {
  return (
    <span className={badgeStyles({ tone })}>
      <span aria-hidden="true">{icon}</span>
      {children}
    </span>
  );
}
