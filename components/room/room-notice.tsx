import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { Icon: LucideIcon; title: string; body: string; children?: ReactNode };

/** Stands where there is no room to show. */
export function RoomNotice({ Icon, title, body, children }: Props) {
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
