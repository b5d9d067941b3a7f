import type { FieldError } from "@/lib/errors";
import { checkWording, type WordingProblem } from "@/lib/mail-words/check-wording";
import type { Wording } from "@/lib/mail-words/shipped-wording";
import type { TemplateKey } from "@/lib/mail-words/template-keys";

/** Everything that keeps a wording from being mailed, under the names of the form: `wording.subject`. */
export function wordingErrors(key: TemplateKey, wording: Wording): FieldError[] {
  return checkWording(key, wording).map((problem) => ({
    field: `wording.${problem.field}`,
    code: problem.problem,
    detail: sentenceOf(problem),
  }));
}

function sentenceOf({ problem, variable = "" }: WordingProblem): string {
  switch (problem) {
    case "missing_field":
      return "Write something here: a mail without it is not sent.";
    case "unknown_field":
      return "This mail has no such part. Leave it out.";
    case "malformed":
      return "The braces do not match. Write a variable as {name}, and close every brace that you open.";
    case "markup":
      return "Leave out everything in angle brackets: mails show it as text.";
    case "unknown_variable":
      return `There is no {${variable}} here. Use only the variables that are listed.`;
    case "missing_variable":
      return `Use {${variable}} somewhere: without it the reader would miss what this mail is about.`;
  }
}
