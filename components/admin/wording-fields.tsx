import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Textarea } from "@/components/ui/form/textarea";
import { type FormState, typedValue } from "@/lib/forms/form-state";

/** One part of a wording: its name, what is sent now, and the variables that it must and may use. */
export type WordingPart = {
  readonly field: string;
  readonly text: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
};

type Props = { parts: readonly WordingPart[]; state: FormState; lang: string };

const known = [
  "subject",
  "preheader",
  "heading",
  "body",
  "button",
  "codeLabel",
  "removedSubject",
  "removedPreheader",
  "removedHeading",
  "removedBody",
  "sentence",
] as const;
const LONGEST = 4000;

/** A control for each part of a wording, with the variables that stand in its text. */
export function WordingFields({ parts, state, lang }: Props) {
  const t = useTranslations("admin.template");
  const common = useTranslations("common");
  return parts.map(({ field, text, required, optional }) => {
    const name = `wording.${field}`;
    const words = known.find((each) => each === field);
    const value = typedValue(state, name, text);
    const isLong = field === "sentence" || field.toLowerCase().endsWith("body");
    return (
      <Field
        key={field}
        name={name}
        label={words === undefined ? field : t(`part.${words}`)}
        hint={<Variables required={required} optional={optional} />}
        errors={state?.errors[name]}
      >
        {(control) =>
          isLong ? (
            <Textarea
              {...control}
              lang={lang}
              maxLength={LONGEST}
              counterLabel={common("charactersUsed")}
              defaultValue={value}
            />
          ) : (
            <Input {...control} lang={lang} maxLength={LONGEST} autoComplete="off" defaultValue={value} />
          )
        }
      </Field>
    );
  });
}

function Variables({ required, optional }: Pick<WordingPart, "required" | "optional">) {
  const t = useTranslations("admin.template");
  const others = optional.filter((variable) => !required.includes(variable));
  if (required.length + others.length === 0) return t("noVariables");
  const listed = (variables: readonly string[]) => variables.map((variable) => `{${variable}}`).join(" ");
  return (
    <>
      {required.length > 0 ? <span>{t("needs", { variables: listed(required) })} </span> : null}
      {others.length > 0 ? <span>{t("may", { variables: listed(others) })}</span> : null}
    </>
  );
}
