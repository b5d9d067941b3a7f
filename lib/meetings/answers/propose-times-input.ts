import { z } from "zod";
import { instantField, textField } from "@/lib/fields";

export const MOST_PROPOSED = 2;

/** Other times to meet at, the better one first. The meeting keeps its length. */
export const proposeTimesInput = z.strictObject({
  startsAt: z
    .array(instantField)
    .min(1, "Propose at least one time.")
    .max(MOST_PROPOSED, `Propose at most ${MOST_PROPOSED} times.`),
  note: textField(500)
    .nullish()
    .transform((note) => note || null),
});

export type ProposeTimesInput = z.output<typeof proposeTimesInput>;

/** Which of the proposed times the host takes. */
export const acceptProposalInput = z.strictObject({ startsAt: instantField });
