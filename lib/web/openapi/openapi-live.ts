import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { markTheseReadInput } from "@/lib/notifications/mark-read-by-ids";
import { notificationsQuery } from "@/lib/notifications/notifications-query";
import { notificationPageSchema, notificationsReadSchema } from "@/lib/web/openapi/notification-schema";
import { answerOf, documented, jsonOf, problemsOf, requestIdParameter } from "@/lib/web/openapi/openapi-parts";
import { keyed, replayed, whenWriting } from "@/lib/web/openapi/openapi-requests";
import { eventsQuery } from "@/lib/web/request/query";
import messages from "@/messages/en.json" with { type: "json" };

const { operations, responses, fields } = messages.docs;
const asked = fields.notification;

const query = documented(notificationsQuery, {
  unread: { description: asked.unread },
  limit: {
    description: asked.limit,
    // A query is text, but a client should see a number.
    override: { type: "integer", minimum: 1, maximum: 200, default: 50, pattern: undefined },
  },
  cursor: { description: fields.list.cursor },
});

const readBody = documented(markTheseReadInput, {
  ids: { description: asked.ids },
  all: { description: asked.all },
}).meta({ id: "ReadNotifications", examples: [{ all: true }] });

/** The document's part about what happens meanwhile. */
export const livePaths: ZodOpenApiPathsObject = {
  "/api/v1/notifications": {
    get: {
      operationId: "listNotifications",
      ...operations.listNotifications,
      security: [{ apiKey: ["meetings:read"] }, { apiKey: ["meetings:write"] }, { session: [] }],
      requestParams: { query, header: z.object(requestIdParameter) },
      responses: {
        200: jsonOf(responses.notifications, notificationPageSchema, {
          Link: z.string().optional().meta({ description: fields.headers.link }),
        }),
        ...problemsOf("unauthenticated", "forbidden", "invalid", "rate_limited"),
      },
    },
  },
  "/api/v1/notifications/read": {
    post: {
      operationId: "readNotifications",
      ...operations.readNotifications,
      security: [{ apiKey: ["meetings:write"] }, { session: [] }],
      requestParams: { header: z.object(keyed) },
      requestBody: { required: true, content: { "application/json": { schema: readBody } } },
      responses: {
        200: jsonOf(responses.notificationsRead, notificationsReadSchema, replayed),
        ...problemsOf(...whenWriting),
      },
    },
  },
  "/api/v1/events": {
    get: {
      operationId: "followEvents",
      ...operations.followEvents,
      security: [{ apiKey: ["meetings:read"] }, { apiKey: ["meetings:write"] }, { session: [] }],
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
