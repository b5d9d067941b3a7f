import { z } from "zod";
import { invalid } from "@/lib/errors";

/**
 * For changes that can be tried out: nothing is stored with `dryRun=true`. Any other parameter is refused: one that is not
 * carried out must not be taken for done.
 */
export const dryRunQuery = z.strictObject({
  dryRun: z
    .enum(["true", "false"], "Give true or false.")
    .default("false")
    .transform((value) => value === "true"),
});

/** The query of `GET /api/v1/events`. */
export const eventsQuery = z.strictObject({ meetingId: z.uuid("Give the id of a meeting.").optional() });
/** The same where a parameter without a value is one that was left out: a program may send every filter of a list. */
export function filledQueryOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(Object.entries(queryOf(query)).filter(([, value]) => value !== ""));
}

/** The query as an object for a schema. @throws AppError `invalid` when a parameter comes twice: which one would count? */
export function queryOf(query: URLSearchParams): Record<string, string> {
  const names = [...query.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid([{ field: twice, code: "repeated", detail: "Give this parameter once." }]);
  return Object.fromEntries(query);
}
