import type { ReactNode } from "react";

type Props = { id: string; title: ReactNode; children: ReactNode };

/** A part of the meeting page under its own heading. */
export function Section({ id, title, children }: Props) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
