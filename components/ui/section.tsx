import type { ReactNode } from "react";

type Props = { id: string; title: ReactNode; children: ReactNode; divided?: boolean };

/** A part of a page under its own heading; `divided` ones are parts of a form, with a line between them. */
export function Section({ id, title, children, divided = false }: Props) {
  return (
    <section
      aria-labelledby={id}
      className={
        divided
          ? "flex flex-col gap-6 border-line border-t pt-8 first:border-t-0 first:pt-0"
          : "flex min-w-0 flex-col gap-3"
      }
    >
      <h2 id={id} {...(divided ? { className: "font-display text-xl" } : {})}>
        {title}
      </h2>
      {children}
    </section>
  );
}
