import type { ReactNode } from "react";

type Props = {
  /** The instant in epoch milliseconds, for machines. */
  at: number;
  /** The instant in words, with its zone, for people. */
  children: ReactNode;
  className?: string;
};

export function Time({ at, children, className }: Props) {
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {children}
    </time>
  );
}
