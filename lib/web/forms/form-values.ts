import type { FieldError } from "@/lib/errors";
import { PERSON_FIELD } from "@/lib/forms/person";

/**
 * A form as an object for its schema: a name given once is a string, a name ending in `[]` is always a list. Files, what
 * React adds for itself and for whom the form was made are left out.
 */
export function formObjectOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (isNotTyped(name)) continue;
    const given = textsIn(form, name);
    if (name.endsWith("[]")) values[name.slice(0, -2)] = given;
    else if (given[0] !== undefined) values[name] = given[0];
  }
  return values;
}

/** What was typed, by the name of the control, as `FormState` keeps it. */
export function formTextsOf(form: FormData): Record<string, string[]> {
  const names = [...new Set(form.keys())].filter((name) => !isNotTyped(name));
  return Object.fromEntries(names.map((name) => [name, textsIn(form, name)]));
}

/** What React adds for itself, and for whom the form was made. */
function isNotTyped(name: string): boolean {
  return name.startsWith("$ACTION") || name === PERSON_FIELD;
}

/** Browsers count a line break as one character and send two (HTML, "multipart form data"). */
function textsIn(form: FormData, name: string): string[] {
  const texts = form.getAll(name).filter((value) => typeof value === "string");
  return texts.map((text) => text.replaceAll("\r\n", "\n"));
}

/** Stored texts of a form as an object for a schema, in the shape that `formObjectOf` makes. */
export function objectOfTexts(texts: Readonly<Record<string, readonly string[]>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, given]) => (name.endsWith("[]") ? [name.slice(0, -2), given] : [name, given[0]])),
  );
}

/** What a reading of typed values found: a part of the API's body, and what has to be corrected. */
export type Reading<Part> = { readonly part: Part; readonly problems: readonly FieldError[] };
