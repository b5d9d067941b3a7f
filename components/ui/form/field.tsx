import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** What a control spreads to be wired to its label, hint and errors. */
export type FieldControl = {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

type Props = {
  name: string;
  label: ReactNode;
  /** What to enter and why, said before there is an error. */
  hint?: ReactNode;
  /** Whole sentences that tell what to do. */
  errors?: readonly string[] | undefined;
  /** Unique on the page; `name` unless two forms share the name. The error summary links to it. */
  id?: string;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** A labelled control with its hint and errors, announced together. */
export function Field({ name, label, hint, errors = [], id = name, className, children }: Props) {
  const control = wiringOf(id, name, hint !== undefined, errors.length > 0);
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint === undefined ? null : <FieldHint id={id}>{hint}</FieldHint>}
      {children(control)}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

/** The `id` and description attributes of a control, for groups that bring their own legend. */
export function wiringOf(id: string, name: string, hinted: boolean, failed: boolean): FieldControl {
  const describedBy = [hinted && `${id}-hint`, failed && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    name,
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    ...(failed ? { "aria-invalid": true as const } : {}),
  };
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-ink-soft text-sm">
      {children}
    </p>
  );
}

export function FieldErrors({ id, errors }: { id: string; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <div id={`${id}-error`} className="flex gap-2 font-medium text-bad text-sm">
      <CircleAlert aria-hidden="true" className="mt-[0.15em] size-4 shrink-0" />
      <div>
        {errors.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}
