import type { TypedValues } from "@/components/meeting-form/form-data";

/** The button that is pressed next names the next step; whom to notify, and with which word, is asked anew by each review. */
const notCarried = ["step", "notify", "message"];

/** What was typed, carried to the next step in the form itself, so that no step needs JavaScript or a stored draft. */
export function Carried({ values }: { values: TypedValues }) {
  return Object.entries(values).flatMap(([name, texts]) =>
    notCarried.includes(name)
      ? []
      : texts.map((text) => <input key={`${name} ${text}`} type="hidden" name={name} value={text} />),
  );
}
