import type { ReactNode } from "react";

/** One question of the form with what belongs to it. */
export function FormSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-6 border-line border-t pt-8 first:border-t-0 first:pt-0">
      <h2 id={id} className="font-display text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
