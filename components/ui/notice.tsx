import { cva } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeTone = "info" | "good" | "warn" | "bad";

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert };

const noticeStyles = cva("flex gap-3 rounded-md px-4 py-3.5", {
  variants: {
    tone: {
      info: "bg-accent-soft [&>svg]:text-accent",
      good: "bg-good-soft [&>svg]:text-good",
      warn: "bg-warn-soft [&>svg]:text-warn",
      bad: "bg-bad-soft [&>svg]:text-bad",
    },
  },
});

type Props = {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** `status` for the answer to something just done, `alert` for what must not be missed, none for standing text. */
  role?: "status" | "alert";
};

/** A message about the page: what happened or what to know before going on. */
export function Notice({ tone = "info", title, children, role }: Props) {
  const Icon = icons[tone];
  return (
    <div role={role} className={noticeStyles({ tone })}>
      <Icon aria-hidden="true" className="mt-[0.2em] size-5 shrink-0" />
      <div className="min-w-0">
        {title === undefined ? null : <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
