import { z } from "zod";

/** An invitee's answer. A note that is left out or empty takes an earlier one away. */
export const respondInput = z.strictObject({
  response: z.enum(["accepted", "declined", "tentative"], "Choose accepted, declined or tentative."),
  note: z
    .string()
    .trim()
    .max(500, "Shorten the note to 500 characters.")
    .nullish()
    .transform((note) => note || null),
});

export type RespondInput = z.output<typeof respondInput>;
export type Answer = RespondInput["response"];
