import type { TypedValues } from "@/components/meeting-form/form-data";

/** The first of these controls that holds something else than the page suggested. Pure. */
export function firstChanged(names: readonly string[], values: TypedValues, suggestions: TypedValues) {
  const text = (all: TypedValues, name: string) => JSON.stringify((all[name] ?? []).filter((value) => value !== ""));
  return names.find((name) => text(values, name) !== text(suggestions, name));
}
