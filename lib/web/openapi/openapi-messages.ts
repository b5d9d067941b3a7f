import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { listMessagesInput } from "@/lib/conversations/list-messages";
import { postMessageInput } from "@/lib/conversations/post-message-input";
import { messagePageSchema, messageSchema } from "@/lib/web/openapi/message-schema";
import { documented, jsonOf, problemsOf, requestIdParameter } from "@/lib/web/openapi/openapi-parts";
import { keyed, meetingPath, replayed, whenWriting } from "@/lib/web/openapi/openapi-requests";
import messages from "@/messages/en.json" with { type: "json" };

const { operations, responses, fields } = messages.docs;
const words = fields.message;

/** The body of a message. */
export const exampleMessage = {
  body: "Shall I bring the form?",
  clientId: "0d5c2f52-6a0e-4a55-9d0a-0a6d3f5b8c11",
} as const;

/** What `POST /api/v1/meetings/:id/messages` takes. */
export const postMessageBody = documented(postMessageInput, {
  body: { description: words.body, minLength: 1, maxLength: 4000 },
  clientId: { description: words.clientId },
}).meta({ id: "PostMessage", examples: [exampleMessage] });

/** What `GET /api/v1/meetings/:id/messages` takes. */
const listMessagesQuery = documented(listMessagesInput, {
  limit: {
    description: words.limit,
    // A query is text, but a client should see a number.
    override: { type: "integer", minimum: 1, maximum: 200, default: 50, pattern: undefined },
  },
  cursor: { description: words.cursor },
  order: { description: words.order },
});

/** The document's part about what people write to each other. */
export const messagePaths: ZodOpenApiPathsObject = {
  "/api/v1/meetings/{id}/messages": {
    get: {
      operationId: "listMessages",
      ...operations.listMessages,
      security: [{ apiKey: ["chat"] }, { session: [] }],
      requestParams: { path: meetingPath, query: listMessagesQuery, header: z.object(requestIdParameter) },
      responses: {
        200: jsonOf(responses.messages, messagePageSchema, {
          Link: z.string().optional().meta({ description: fields.headers.link }),
        }),
        ...problemsOf("unauthenticated", "forbidden", "not_found", "invalid", "rate_limited"),
      },
    },
    post: {
      operationId: "postMessage",
      ...operations.postMessage,
      security: [{ apiKey: ["chat"] }, { session: [] }],
      requestParams: { path: meetingPath, header: z.object(keyed) },
      requestBody: { required: true, content: { "application/json": { schema: postMessageBody } } },
      responses: {
        200: jsonOf(responses.messageRepeated, messageSchema, replayed),
        201: jsonOf(responses.messagePosted, messageSchema, replayed),
        ...problemsOf(...whenWriting, "not_found", "conflict"),
      },
    },
  },
};
