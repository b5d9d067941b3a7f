import type { FieldError } from "@/lib/errors";
import { rulesOf, type TemplateRef } from "@/lib/templates/template-ref";
import { checkFields, type WordingProblem } from "@/lib/wording/check-wording";
import type { Wording } from "@/lib/wording/shipped-wording";

/** Everything that keeps a wording from being mailed, under the names of the form: `wording.subject`. */
export function wordingErrors(ref: TemplateRef, wording: Wording): FieldError[] {
  return checkFields(rulesOf(ref), wording).map((problem) => ({
    field: `wording.${problem.field}`,
    code: problem.problem,
    detail: sentenceOf(problem),
  }));
}

function sentenceOf({ problem, variable = "" }: WordingProblem): string {
  switch (problem) {
    case "missing_field":
      return "Write something here: nothing is sent without it.";
    case "unknown_field":
      return "There is no such part. Leave it out.";
    case "malformed":
      return "The braces do not match. Write a variable as {name}, and close every brace that you open.";
    case "markup":
      return "Leave out everything in angle brackets: it would be shown as text.";
    case "unknown_variable":
      return `There is no {${variable}} here. Use only the variables that are listed.`;
    case "missing_variable":
      return `Use {${variable}} somewhere: without it the reader would miss what this is about.`;
  }
}
