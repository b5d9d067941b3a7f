import { z } from "zod";
import { messageViewSchema } from "@/lib/conversations/message-view";
import { described } from "@/lib/web/openapi/described";
import messages from "@/messages/en.json" with { type: "json" };

const words = messages.docs.fields.message;

/** A message as the API answers with it, said for programs. */
export const messageSchema = described(messageViewSchema, words)
  .extend({ author: described(messageViewSchema.shape.author, words) })
  .meta({ id: "Message" });

/** The answer of `GET /api/v1/meetings/:id/messages`. */
export const messagePageSchema = z
  .strictObject({
    data: z.array(messageSchema),
    page: z.strictObject({
      nextCursor: z.string().nullable().meta({ description: messages.docs.fields.answer.nextCursor }),
    }),
  })
  .meta({ id: "MessagePage" });
