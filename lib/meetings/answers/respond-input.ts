import { z } from "zod";
import { textField } from "@/lib/fields";

/** An invitee's answer. A note that is left out or empty takes an earlier one away. */
export const respondInput = z.strictObject({
  response: z.enum(["accepted", "declined", "tentative"], "Choose accepted, declined or tentative."),
  note: textField(500)
    .nullish()
    .transform((note) => note || null),
});

export type RespondInput = z.output<typeof respondInput>;
export type InviteeAnswer = RespondInput["response"];
