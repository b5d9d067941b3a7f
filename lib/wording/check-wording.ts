import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import type { Wording } from "@/lib/wording/shipped-wording";
import type { TemplateKey } from "@/lib/wording/template-keys";
import { type FieldRule, type WordingRules, wordingRules } from "@/lib/wording/wording-rules";

export type WordingProblem = {
  field: string;
  problem: "missing_field" | "unknown_field" | "malformed" | "markup" | "unknown_variable" | "missing_variable";
  /** The variable's name, with the two problems that have one. */
  variable?: string;
};

/** Everything that would keep `wording` from being mailed, in the order of the fields; empty when it is fit to use. */
export function checkWording(key: TemplateKey, wording: Wording): WordingProblem[] {
  return checkFields(wordingRules(key), wording);
}

/** Everything that breaks `rules` in `wording`, in the order of the fields; empty when nothing does. */
export function checkFields(rules: WordingRules, wording: Wording): WordingProblem[] {
  const known = Object.entries(rules).flatMap(([field, rule]) => problemsOf(field, wording[field], rule));
  const unknown = Object.keys(wording).filter((field) => !Object.hasOwn(rules, field));
  return [...known, ...unknown.map((field) => ({ field, problem: "unknown_field" as const }))];
}

function problemsOf(field: string, message: string | undefined, rule: FieldRule): WordingProblem[] {
  if (message === undefined || message.trim() === "") return [{ field, problem: "missing_field" }];
  const used = usesOf(message);
  if (used === undefined) return [{ field, problem: "malformed" }];

  const allowed = [...rule.required, ...rule.optional];
  const unknown = [...used.variables].filter((variable) => !allowed.includes(variable));
  const missing = rule.required.filter((variable) => !used.variables.has(variable));
  return [
    ...(used.markup ? [{ field, problem: "markup" as const }] : []),
    ...unknown.map((variable) => ({ field, problem: "unknown_variable" as const, variable })),
    ...missing.map((variable) => ({ field, problem: "missing_variable" as const, variable })),
  ];
}

type Uses = { variables: Set<string>; markup: boolean };

/** The variables of an ICU message and whether it has tags, which mails do not know; undefined when it does not parse. */
export function usesOf(message: string): Uses | undefined {
  const uses: Uses = { variables: new Set(), markup: false };
  try {
    collect(parse(message), uses);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return uses;
}

function collect(elements: readonly MessageFormatElement[], uses: Uses): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    if (element.type === TYPE.tag) {
      uses.markup = true;
      collect(element.children, uses);
      continue;
    }
    uses.variables.add(element.value);
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      for (const option of Object.values(element.options)) collect(option.value, uses);
    }
  }
}
