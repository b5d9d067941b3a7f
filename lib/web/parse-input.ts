import type { z } from "zod";
import { type FieldError, invalid } from "@/lib/errors";

/** The input, checked and transformed by its schema. @throws AppError `invalid` with one error per broken rule. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(fieldErrorsOf(result.error));
}

/** Zod's issues under the names of the API body; a member that the schema does not know is named itself. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const field = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        field: field === "" ? key : `${field}.${key}`,
        code: "unknown_member",
        detail: "Leave this member out: it is not part of the contract.",
      }));
    }
    return [{ field, code: codeOf(issue), detail: issue.message }];
  });
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "custom" && typeof issue.params?.code === "string") return issue.params.code;
  return issue.code;
}
