import { z } from "zod";

/**
 * Where a meeting takes place, as a JSONB column holds it. A place without a value has `null` there, or no member at all:
 * so the API writes it, and changes are stored as the API writes them. Read, it always has one.
 */
export const locationColumn = z.object({
  type: z.enum(["video", "phone", "in_person"]),
  value: z
    .string()
    .nullish()
    .transform((value) => value || null),
});

/** `value`: an https URL or nothing for `video`, a number or an address otherwise. */
export type Location = z.output<typeof locationColumn>;
