import { z } from "zod";
import { invalid } from "@/lib/errors";

/**
 * Query of a change that can be tried out: `dryRun=true` stores nothing. Any other parameter is refused, because one
 * that is not carried out must not pass for done.
 */
export const dryRunQuery = z.strictObject({
  dryRun: z
    .enum(["true", "false"], "Give true or false.")
    .default("false")
    .transform((value) => value === "true"),
});

/** The query of `GET /api/v1/events`. */
export const eventsQuery = z.strictObject({
  meetingId: z.uuid("Give the id of a meeting.").optional(),
  /** For whom a page of ours listens: browsers send no headers of a page's own with a stream. */
  person: z.string().optional(),
});

/** The query as an object for a schema. @throws AppError `invalid` when a parameter comes twice: which one would count? */
export function queryOf(query: URLSearchParams): Record<string, string> {
  const names = [...query.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid([{ field: twice, code: "repeated", detail: "Give this parameter once." }]);
  return Object.fromEntries(query);
}

/**
 * The query as an object in which a parameter without a value counts as left out: a program may send every filter of a
 * list.
 */
export function filledQueryOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(Object.entries(queryOf(query)).filter(([, value]) => value !== ""));
}
