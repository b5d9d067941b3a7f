import type { ProposeWords } from "@/components/guest/propose-words";
import { SegmentedGroup } from "@/components/ui/form/choice-group";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { type FormState, typedValue } from "@/lib/forms/form-state";

type Props = { index: number; title: string; state: FormState; words: ProposeWords };

/** Day and time of one proposal, and which of the two where the clocks show that time twice. */
export function ProposedTime({ index, title, state, words }: Props) {
  const id = `startsAt.${index}`;
  const errors = state?.errors[id] ?? [];
  const wrong = errors.length > 0 ? { "aria-invalid": true as const, "aria-describedby": `${id}-error` } : {};
  const [day, time, occurrence] = [`date${index}`, `time${index}`, `occurrence${index}`];
  const twice = state?.errors[`occurrence.${index}`];
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-display text-lg">{title}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id={id} name={day} label={words.day} errors={errors}>
          {(control) => <Input {...control} type="date" max="9999-12-31" defaultValue={typedValue(state, day)} />}
        </Field>
        <Field name={time} label={words.time}>
          {(control) => <Input {...control} {...wrong} type="time" defaultValue={typedValue(state, time)} />}
        </Field>
      </div>
      {twice || typedValue(state, occurrence) !== "" ? (
        <div id={`occurrence.${index}`}>
          <SegmentedGroup
            name={occurrence}
            legend={words.twice}
            defaultValue={typedValue(state, occurrence)}
            errors={twice}
            choices={[
              { value: "first", label: words.occurrences.first },
              { value: "second", label: words.occurrences.second },
            ]}
          />
        </div>
      ) : null}
    </fieldset>
  );
}
