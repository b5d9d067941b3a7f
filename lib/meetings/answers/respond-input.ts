import { z } from "zod";
import { instantField, textField } from "@/lib/fields";

/**
 * An invitee's answer. A note that is left out or empty takes an earlier one away. `startsAt` is the time that they answer,
 * the present one where it is left out.
 */
export const respondInput = z.strictObject({
  response: z.enum(["accepted", "declined", "tentative"], "Choose accepted, declined or tentative."),
  note: textField(500)
    .nullish()
    .transform((note) => note || null),
  startsAt: instantField.optional(),
});

/** The answer of a form, which shows one time and says which. */
export const respondForm = respondInput.extend({ endsAt: instantField.optional() });

export type RespondInput = z.output<typeof respondInput>;
export type InviteeAnswer = RespondInput["response"];
