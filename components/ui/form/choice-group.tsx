import type { ReactNode } from "react";
import { FieldErrors, FieldHint, wiringOf } from "@/components/ui/form/field";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type Props = {
  name: string;
  legend: ReactNode;
  choices: readonly Choice[];
  defaultValue?: string | undefined;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  onChange?: (value: string) => void;
};

/** One of a few, each with a sentence of its own. */
export function RadioGroup(props: Props) {
  return (
    <Group {...props}>
      <div className="flex flex-col gap-2">
        {props.choices.map((choice) => (
          <label
            key={choice.value}
            htmlFor={idOf(props.name, choice)}
            className="flex items-start gap-3 rounded-md border border-line bg-raised px-4 py-3 not-has-disabled:hover:border-accent has-disabled:text-ink-soft has-checked:border-accent has-checked:bg-accent-soft"
          >
            <Radio {...props} choice={choice} className="mt-[0.2em] size-5 shrink-0 accent-accent" />
            <span>
              <span className="block font-medium">{choice.label}</span>
              {choice.hint === undefined ? null : <span className="block text-ink-soft text-sm">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Group>
  );
}

/** One of a few short words side by side. */
export function SegmentedGroup(props: Props) {
  return (
    <Group {...props}>
      <div className="flex w-fit max-w-full flex-wrap gap-1 rounded-md bg-sunken p-1">
        {props.choices.map((choice) => (
          <label
            key={choice.value}
            htmlFor={idOf(props.name, choice)}
            className="inline-flex min-h-10 items-center rounded-sm px-4 font-medium not-has-checked:hover:text-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-3 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 pointer-coarse:min-h-11 forced-colors:has-checked:underline"
          >
            <Radio {...props} choice={choice} className="sr-only" />
            {choice.label}
          </label>
        ))}
      </div>
    </Group>
  );
}

function Group({ name, legend, hint, errors = [], children }: Props & { children: ReactNode }) {
  const { "aria-describedby": describedBy } = wiringOf(name, name, hint !== undefined, errors.length > 0);
  return (
    <fieldset id={name} className="flex flex-col gap-1.5" {...(describedBy ? { "aria-describedby": describedBy } : {})}>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      {hint === undefined ? null : <FieldHint id={name}>{hint}</FieldHint>}
      {children}
      <FieldErrors id={name} errors={errors} />
    </fieldset>
  );
}

function Radio({ name, defaultValue, onChange, choice, className }: Props & { choice: Choice; className: string }) {
  return (
    <input
      type="radio"
      id={idOf(name, choice)}
      name={name}
      value={choice.value}
      defaultChecked={choice.value === defaultValue}
      disabled={choice.disabled}
      {...(onChange ? { onChange: () => onChange(choice.value) } : {})}
      className={className}
    />
  );
}

function idOf(name: string, choice: Choice): string {
  return `${name}-${choice.value}`;
}
