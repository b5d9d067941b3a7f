import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import {
  changedMeetingSchema,
  describedSchedulePreview,
  describedUpdatePreview,
  meetingPageSchema,
  meetingSchema,
} from "@/lib/web/openapi/meeting-schema";
import { listMeetingsQuery, scheduleMeetingBody, updateMeetingBody } from "@/lib/web/openapi/openapi-bodies";
import { answerOf, jsonOf, problemsOf, requestIdParameter } from "@/lib/web/openapi/openapi-parts";
import {
  dryRun,
  etag,
  ifMatch,
  keyed,
  meetingPath,
  replayed,
  whenActing,
  whenWriting,
} from "@/lib/web/openapi/openapi-requests";
import messages from "@/messages/en.json" with { type: "json" };

const { operations, responses, fields } = messages.docs;
const headers = fields.headers;

/** The meetings' part of the OpenAPI document, from the schemas that the routes parse with. */
export const meetingPaths: ZodOpenApiPathsObject = {
  "/api/v1/meetings": {
    post: {
      operationId: "scheduleMeeting",
      ...operations.scheduleMeeting,
      security: [{ apiKey: ["meetings:write"] }, { apiKey: ["bookings:write"] }, { session: [] }],
      requestParams: { query: dryRun, header: z.object(keyed) },
      requestBody: { required: true, content: { "application/json": { schema: scheduleMeetingBody } } },
      responses: {
        200: jsonOf(responses.meetingTried, describedSchedulePreview),
        201: jsonOf(responses.meetingScheduled, meetingSchema, {
          Location: z.string().meta({ description: headers.location }),
          ETag: etag,
          ...replayed,
        }),
        ...problemsOf(...whenWriting),
      },
    },
    get: {
      operationId: "listMeetings",
      ...operations.listMeetings,
      security: [{ apiKey: ["meetings:read"] }, { apiKey: ["meetings:write"] }, { session: [] }],
      requestParams: { query: listMeetingsQuery, header: z.object(requestIdParameter) },
      responses: {
        200: jsonOf(responses.meetings, meetingPageSchema, {
          Link: z.string().optional().meta({ description: headers.link }),
        }),
        ...problemsOf("unauthenticated", "forbidden", "invalid", "rate_limited"),
      },
    },
  },
  "/api/v1/meetings/{id}": {
    get: {
      operationId: "readMeeting",
      ...operations.readMeeting,
      security: [{ apiKey: ["meetings:read"] }, { apiKey: ["meetings:write"] }, { session: [] }],
      requestParams: {
        path: meetingPath,
        header: z.object({
          "If-None-Match": z.string().optional().meta({ description: headers.ifNoneMatch }),
          ...requestIdParameter,
        }),
      },
      responses: {
        200: jsonOf(responses.meeting, meetingSchema, { ETag: etag }),
        304: answerOf(responses.notModified, undefined, { ETag: etag }),
        ...problemsOf("unauthenticated", "forbidden", "not_found", "rate_limited"),
      },
    },
    patch: {
      operationId: "updateMeeting",
      ...operations.updateMeeting,
      security: [{ apiKey: ["meetings:write"] }, { session: [] }],
      requestParams: { path: meetingPath, query: dryRun, header: z.object({ ...ifMatch, ...keyed }) },
      requestBody: { required: true, content: { "application/json": { schema: updateMeetingBody } } },
      responses: {
        200: jsonOf(responses.meetingChanged, z.union([changedMeetingSchema, describedUpdatePreview]), {
          ETag: etag.optional(),
          ...replayed,
        }),
        ...problemsOf(...whenWriting, "not_found", "conflict", "stale"),
      },
    },
    delete: {
      operationId: "cancelMeeting",
      ...operations.cancelMeeting,
      security: [{ apiKey: ["meetings:write"] }, { session: [] }],
      requestParams: { path: meetingPath, header: z.object({ ...ifMatch, ...keyed }) },
      responses: {
        200: jsonOf(responses.meetingCancelled, meetingSchema, { ETag: etag, ...replayed }),
        ...problemsOf(...whenActing, "not_found", "stale"),
      },
    },
  },
  "/api/v1/meetings/{id}/invitation": {
    get: {
      operationId: "downloadInvitation",
      ...operations.downloadInvitation,
      security: [
        { apiKey: ["meetings:read"] },
        { apiKey: ["meetings:write"] },
        { session: [] },
        { invitationToken: [] },
      ],
      requestParams: { path: meetingPath, header: z.object(requestIdParameter) },
      responses: {
        200: answerOf(responses.calendarFile, { "text/calendar": { schema: z.string() } }),
        ...problemsOf(
          "unauthenticated",
          "forbidden",
          "not_found",
          "meeting_cancelled",
          "meeting_ended",
          "invalid",
          "rate_limited",
        ),
      },
    },
  },
};
