import { z } from "zod";
import { type FieldError, invalid } from "@/lib/errors";
import { unusable } from "@/lib/fields";

/** The input, checked and transformed by its schema. @throws AppError `invalid` with one error per broken rule. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { error: sentenceOf, reportInput: true });
  if (!result.success) throw invalid(fieldErrorsOf(result.error));
  const errors = unstorableIn(result.data);
  if (errors.length > 0) throw invalid(errors);
  return result.data;
}

/** Whatever a schema forgot to ask: the database stores neither NUL nor half a surrogate pair, and answers with a mistake. */
function unstorableIn(value: unknown, path: readonly string[] = []): FieldError[] {
  if (typeof value === "string") {
    const storable = value.isWellFormed() && !value.includes("\0");
    return storable ? [] : [{ field: path.join("."), code: unusable.params.code, detail: unusable.error }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unstorableIn(inner, [...path, name]));
}

/** Zod's issues under the names of the API body; a member that the schema does not know is named itself. */
export function fieldErrorsOf(error: Pick<z.ZodError, "issues">): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const field = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        field: field === "" ? key : `${field}.${key}`,
        code: "unknown_member",
        detail: "Leave this member out: it is not part of the contract.",
      }));
    }
    const inner = issue.code === "invalid_union" ? closestOf(issue) : undefined;
    if (inner) return fieldErrorsOf({ issues: inner.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) });
    return [{ field, code: codeOf(issue), detail: issue.message, ...valuesOf(issue) }];
  });
}

type Union = z.core.$ZodIssueInvalidUnion;

/** Where a value may be one of several kinds: what is wrong with it as the one kind that it is. Undefined if it is none. */
function closestOf({ errors }: Union): readonly z.core.$ZodIssue[] | undefined {
  return errors.find((issues) => !issues.some(({ code, path }) => code === "invalid_type" && path.length === 0));
}

const kinds: Record<string, string> = {
  string: "a string",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** Zod's own sentences say what is wrong but not what to do. Rules that have a sentence of their own never ask here. */
function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== "invalid_type") return undefined;
  const kind = kinds[issue.expected] ?? "another value";
  return issue.input === undefined ? `This is missing: give ${kind}.` : `Give ${kind} here.`;
}

/** What the words of a page say with it: the bound that was passed, or what a rule of ours adds. */
function valuesOf(issue: z.core.$ZodIssue): Pick<FieldError, "values"> {
  if (issue.code === "too_big") return { values: { origin: issue.origin, limit: Number(issue.maximum) } };
  if (issue.code === "too_small") return { values: { origin: issue.origin, limit: Number(issue.minimum) } };
  const given = issue.code === "custom" ? addedValues.safeParse(issue.params?.values) : undefined;
  return given?.success ? { values: given.data } : {};
}

const addedValues = z.record(z.string(), z.union([z.string(), z.number()]));

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.input === undefined) return "required";
  if (issue.code === "custom" && typeof issue.params?.code === "string") return issue.params.code;
  return issue.code;
}
