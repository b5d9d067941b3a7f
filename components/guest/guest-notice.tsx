import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { Icon: LucideIcon; title: string; body: ReactNode; children?: ReactNode };

/** A page for people without an account that has one thing to say, and at most one thing to do. */
export function GuestNotice({ Icon, title, body, children }: Props) {
  return (
    <div className="flex flex-col items-start gap-5">
      <span className="inline-flex size-14 items-center justify-center rounded-full bg-accent-soft text-accent">
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <h1>{title}</h1>
      <p className="max-w-prose text-ink-soft">{body}</p>
      {children}
    </div>
  );
}
