import { z } from "zod";
import messages from "@/messages/en.json" with { type: "json" };

const words = messages.docs.fields.message;

/** A message as the API answers with it: what `messageViewOf` makes, said for programs. */
export const messageSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid().meta({ description: words.clientId }),
    position: z.int().min(1).meta({ description: words.position }),
    body: z.string().meta({ description: words.body }),
    createdAt: z.iso.datetime(),
    author: z.strictObject({
      role: z.enum(["host", "invitee"]).meta({ description: words.role }),
      name: z.string().nullable().meta({ description: words.name }),
      self: z.boolean().meta({ description: words.self }),
    }),
  })
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
