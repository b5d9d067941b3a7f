import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { historySchema, meetingSchema, resentSchema } from "@/lib/web/openapi/meeting-schema";
import { respondBody } from "@/lib/web/openapi/openapi-bodies";
import { jsonOf, problemsOf, requestIdParameter } from "@/lib/web/openapi/openapi-parts";
import { etag, keyed, meetingPath, replayed, whenActing, whenWriting } from "@/lib/web/openapi/openapi-requests";
import messages from "@/messages/en.json" with { type: "json" };

const { operations, responses, fields } = messages.docs;

const inviteePath = z.object({
  ...meetingPath.shape,
  inviteeId: z.uuid().meta({ description: fields.headers.inviteeId }),
});

/** The document's part about invitees and what happened. */
export const inviteePaths: ZodOpenApiPathsObject = {
  "/api/v1/meetings/{id}/response": {
    put: {
      operationId: "respond",
      ...operations.respond,
      security: [{ apiKey: ["meetings:write"] }, { session: [] }],
      requestParams: { path: meetingPath, header: z.object(keyed) },
      requestBody: { required: true, content: { "application/json": { schema: respondBody } } },
      responses: {
        200: jsonOf(responses.answered, meetingSchema, { ETag: etag, ...replayed }),
        ...problemsOf(...whenWriting, "not_found", "meeting_cancelled", "meeting_ended", "conflict"),
      },
    },
  },
  "/api/v1/meetings/{id}/invitees/{inviteeId}/resend": {
    post: {
      operationId: "resendInvitation",
      ...operations.resendInvitation,
      security: [{ apiKey: ["meetings:write"] }, { session: [] }],
      requestParams: { path: inviteePath, header: z.object(keyed) },
      responses: {
        202: jsonOf(responses.resent, resentSchema, replayed),
        ...problemsOf(...whenActing, "not_found", "conflict"),
      },
    },
  },
  "/api/v1/meetings/{id}/history": {
    get: {
      operationId: "readHistory",
      ...operations.readHistory,
      security: [{ session: [] }],
      requestParams: { path: meetingPath, header: z.object(requestIdParameter) },
      responses: {
        200: jsonOf(responses.history, historySchema),
        ...problemsOf("unauthenticated", "forbidden", "not_found", "rate_limited"),
      },
    },
  },
};
