import { z } from "zod";
import type { MessageRow } from "@/lib/conversations/message-row";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** A message as the API and the pages show it. */
export const messageViewSchema = z.strictObject({
  id: z.uuid(),
  clientId: z.uuid(),
  position: z.int().min(1),
  body: z.string(),
  createdAt: z.iso.datetime(),
  author: z.strictObject({ role: z.enum(["host", "invitee"]), name: z.string().nullable(), self: z.boolean() }),
});

export type MessageView = Readonly<z.output<typeof messageViewSchema>>;

/** Pure. */
export function messageViewOf({ role, name, self, ...message }: MessageRow): MessageView {
  return { ...message, createdAt: rfc3339Of(message.createdAt), author: { role, name, self } };
}
