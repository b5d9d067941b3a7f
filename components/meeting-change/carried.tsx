import type { Values } from "@/components/meeting-form/form-data";

/** What was typed, carried to the next step in the form itself, so that no step needs JavaScript or a stored draft. */
export function Carried({ values }: { values: Values }) {
  return Object.entries(values).flatMap(([name, texts]) =>
    // The button that is pressed next names the next step, and whom to notify is chosen anew for each review.
    name === "step" || name === "notify"
      ? []
      : texts.map((text) => <input key={`${name} ${text}`} type="hidden" name={name} value={text} />),
  );
}
