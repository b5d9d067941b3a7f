"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/ui/form/checkbox";
import { RadioGroup } from "@/components/ui/form/choice-group";
import { FieldErrors } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { ConnectionView } from "@/lib/calendars/list-connections";
import type { FormAction } from "@/lib/forms/form-state";

type Choice = { readonly id: string; readonly name: string; readonly primary: boolean; readonly writable: boolean };
type Words = Record<
  | "writes"
  | "writesHint"
  | "calendar"
  | "calendarHint"
  | "busy"
  | "busyHint"
  | "shares"
  | "sharesHint"
  | "meet"
  | "meetHint"
  | "save"
  | "saving",
  string
>;
type Props = {
  action: FormAction;
  connection: ConnectionView;
  choices: readonly Choice[];
  /** Whether meetings are written to this account: what can be chosen. */
  writing: readonly { readonly value: string; readonly label: string }[];
  words: Words;
};

/** The calendars of one account: one to write to, any number to look at. */
export function CalendarChoiceForm({ action, connection, choices, writing, words }: Props) {
  const [state, submit] = useActionState(action, undefined);
  const chosen = choices.find(({ id, writable }) => writable && id === connection.calendarId);
  return (
    <Form action={submit} className="flex flex-col gap-8">
      <input type="hidden" name="connectionId" value={connection.id} />
      <FieldErrors id="choice" errors={state?.errors[""] ?? []} />
      <RadioGroup
        name="writes"
        legend={words.writes}
        hint={words.writesHint}
        choices={writing}
        defaultValue={connection.writes ? "also" : "no"}
        errors={state?.errors.writes}
      />
      <RadioGroup
        name="calendarId"
        legend={words.calendar}
        hint={words.calendarHint}
        choices={choices.filter(({ writable }) => writable).map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={chosen?.id}
        errors={state?.errors.calendarId}
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-semibold">{words.busy}</legend>
        <p className="text-ink-soft text-sm">{words.busyHint}</p>
        {choices.map((choice) => (
          <Checkbox
            key={choice.id}
            id={`busy-${choice.id}`}
            name="busyCalendarIds[]"
            value={choice.id}
            label={choice.name}
            defaultChecked={connection.busyCalendarIds.includes(choice.id)}
          />
        ))}
      </fieldset>
      <Checkbox
        name="sharesGuests"
        label={words.shares}
        hint={words.sharesHint}
        defaultChecked={connection.sharesGuests}
      />
      {connection.provider === "google" ? (
        <Checkbox name="googleMeet" label={words.meet} hint={words.meetHint} defaultChecked={connection.googleMeet} />
      ) : null}
      <SubmitButton className="w-fit" pendingLabel={words.saving}>
        {words.save}
      </SubmitButton>
    </Form>
  );
}
