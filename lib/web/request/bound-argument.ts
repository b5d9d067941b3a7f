import type { z } from "zod";
import { notFound } from "@/lib/errors";

/**
 * An argument that a page bound to its action. It comes back from whoever calls, who can send anything in its place: what no
 * page of ours gave out is about nothing that is there. @throws AppError `not_found`
 */
export function boundArgument<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { success, data } = schema.safeParse(value);
  if (!success) throw notFound();
  return data;
}
