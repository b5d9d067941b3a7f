import type { ComponentProps, ReactNode } from "react";
import { FieldErrors, FieldHint, wiringOf } from "@/components/ui/form/field";

type Props = Omit<ComponentProps<"input">, "type" | "id" | "name"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  /** Unique on the page; needed where several boxes share a name. */
  id?: string;
};

/** One yes-or-no choice. */
export function Checkbox({ name, label, hint, errors = [], id = name, ...rest }: Props) {
  return (
    <div className="flex flex-col gap-1">
      <label className="flex min-h-6 items-start gap-3 py-1.5">
        <input
          {...rest}
          {...wiringOf(id, name, hint !== undefined, errors.length > 0)}
          type="checkbox"
          className="mt-[0.2em] size-5 shrink-0 accent-accent"
        />
        <span className="font-medium">{label}</span>
      </label>
      {hint === undefined ? null : (
        <div className="pl-8">
          <FieldHint id={id}>{hint}</FieldHint>
        </div>
      )}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
