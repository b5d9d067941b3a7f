import type { ReactNode } from "react";

type Props = { icon: ReactNode; title: ReactNode; children?: ReactNode; action?: ReactNode };

/** What a list says when it has nothing to show, with the one thing to do about it. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-16 text-center">
      <span
        aria-hidden="true"
        className="inline-flex size-16 items-center justify-center rounded-full bg-accent-soft text-accent [&_svg]:size-7"
      >
        {icon}
      </span>
      <p className="max-w-md font-display text-xl">{title}</p>
      {children === undefined ? null : <div className="max-w-md text-ink-soft">{children}</div>}
      {action}
    </div>
  );
}
