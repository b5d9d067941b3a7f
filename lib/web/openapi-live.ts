import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { answerOf, problemsOf, requestIdParameter } from "@/lib/web/openapi-parts";
import { eventsQuery } from "@/lib/web/query";
import messages from "@/messages/en.json" with { type: "json" };

const { operations, responses, fields } = messages.docs;

/** The document's part about what happens meanwhile. */
export const livePaths: ZodOpenApiPathsObject = {
  "/api/v1/events": {
    get: {
      operationId: "followEvents",
      ...operations.followEvents,
      security: [{ apiKey: ["meetings:read"] }, { session: [] }],
      requestParams: {
        query: z.object({ meetingId: eventsQuery.shape.meetingId.meta({ description: fields.events.meetingId }) }),
        header: z.object({
          "Last-Event-ID": z.string().optional().meta({ description: fields.events.lastEventId }),
          ...requestIdParameter,
        }),
      },
      responses: {
        200: answerOf(responses.events, { "text/event-stream": { schema: z.string() } }),
        ...problemsOf("unauthenticated", "forbidden", "not_found", "invalid", "rate_limited"),
      },
    },
  },
};
