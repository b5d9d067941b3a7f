import { parseAddressList } from "@/lib/people/address-list";
import { addressText } from "@/lib/web/forms/address-text";

type Values = Readonly<Record<string, readonly string[]>>;

/** Controls that mean one thing together. */
const GROUPS = [
  ["title"],
  ["description"],
  ["relationshipId"],
  ["date", "time", "occurrence", "timeZone"],
  ["durationMinutes", "customMinutes"],
  ["locationType", "locationVideo", "locationPhone", "locationInPerson"],
  ["disclosure"],
  ["reminders"],
];

/**
 * What its writer changed in the form, on the meeting as somebody else has changed it meanwhile: what they left alone is
 * theirs to decide. Lists of people are joined person by person. Pure.
 * @param base the form as it was given out
 * @param typed the form as it came back
 * @param theirs the form as it would be given out now
 */
export function mergeForms(base: Values, typed: Values, theirs: Values): Record<string, readonly string[]> {
  const merged: Record<string, readonly string[]> = { ...typed };
  for (const names of GROUPS) {
    const untouched = names.every((name) => textIn(base, name) === textIn(typed, name));
    for (const name of untouched ? names : []) merged[name] = [textIn(theirs, name)];
  }
  const ids = (values: Values) => (values["inviteeUserIds[]"] ?? []).map((id) => ({ key: id, text: id }));
  const guests = (values: Values) =>
    parseAddressList(textIn(values, "inviteeEmails")).entries.map((entry) => ({
      key: entry.email,
      text: addressText(entry),
    }));
  merged["inviteeUserIds[]"] = joined(ids(base), ids(typed), ids(theirs));
  merged.inviteeEmails = [joined(guests(base), guests(typed), guests(theirs)).join("\n")];
  return merged;
}

type Entry = { readonly key: string; readonly text: string };

function joined(base: readonly Entry[], typed: readonly Entry[], theirs: readonly Entry[]): string[] {
  const keys = (entries: readonly Entry[]) => new Set(entries.map(({ key }) => key));
  const [before, mine, now] = [keys(base), keys(typed), keys(theirs)];
  const stay = theirs.filter(({ key }) => mine.has(key) || !before.has(key));
  const come = typed.filter(({ key }) => !before.has(key) && !now.has(key));
  return [...stay, ...come].map(({ text }) => text);
}

function textIn(values: Values, name: string): string {
  return values[name]?.[0] ?? "";
}
