import { z } from "zod";
import { textField } from "@/lib/fields";

export const MOST_CHARACTERS = 4000;

/** A message, and the id that its writer's device gave it: repeated, the message is stored once. */
export const postMessageInput = z.strictObject({
  body: textField(MOST_CHARACTERS).pipe(z.string().min(1, "Write something first.")),
  clientId: z.uuid("Give a UUID of your own making."),
});

export type PostMessageInput = z.output<typeof postMessageInput>;
