import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type Props = {
  caption: ReactNode;
  head: readonly ReactNode[];
  children: ReactNode;
  /** A few short columns, which fit beside something else. */
  narrow?: boolean;
  /** Of the region that scrolls. */
  className?: string;
};

/** A table of facts. On a narrow screen it scrolls by itself, reachable with the keyboard, and the page does not. */
export function Table({ caption, head, children, narrow = false, className }: Props) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={typeof caption === "string" ? caption : undefined}
      className={cn("overflow-x-auto", className)}
    >
      <table className={cn("w-full border-collapse text-left text-sm", !narrow && "min-w-lg")}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-line border-b text-ink-soft text-xs">
            {head.map((title, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places.
              <th key={column} scope="col" className="py-2 pr-6 font-semibold last:pr-0">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("border-line border-b align-top last:border-b-0", className)} {...rest} />;
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("py-3.5 pr-6 last:pr-0", className)} {...rest} />;
}
