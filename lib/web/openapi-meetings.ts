import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { listMeetingsInput } from "@/lib/meetings/list-meetings";
import { scheduleMeetingInput } from "@/lib/meetings/schedule-meeting-input";
import { meetingPageSchema, meetingSchema } from "@/lib/web/meeting-schema";
import { answerOf, documented, jsonOf, problemsOf, requestIdParameter } from "@/lib/web/openapi-parts";
import messages from "@/messages/en.json";

const { operations, responses, fields } = messages.docs;
const asked = fields.meeting;
const headers = fields.headers;

/** The body that the page of the API shows; a test sends it. */
export const exampleMeeting = {
  title: "Follow-up",
  startsAt: "2027-03-10T16:00:00+01:00",
  durationMinutes: 50,
  timeZone: "Europe/Berlin",
  location: { type: "video" },
  inviteeEmails: ["guest@example.org", { email: "bo@example.org", name: "Bo" }],
} as const;

const instant = { format: "date-time", examples: ["2026-12-01T16:00:00+01:00"] };

/** What `POST /api/v1/meetings` takes. */
export const scheduleMeetingBody = documented(scheduleMeetingInput, {
  kind: { description: asked.kind },
  title: { description: asked.title, minLength: 1, maxLength: 255 },
  description: { description: asked.description, maxLength: 4000 },
  startsAt: { description: asked.startsAt, ...instant },
  endsAt: { description: asked.endsAt, ...instant },
  durationMinutes: { description: asked.durationMinutes, minimum: 5, maximum: 1440 },
  timeZone: { description: asked.timeZone, examples: ["Europe/Berlin"] },
  location: { description: asked.location },
  relationshipId: { description: asked.relationshipId },
  inviteeUserIds: { description: asked.inviteeUserIds },
  inviteeEmails: { description: asked.inviteeEmails },
  disclosure: { description: asked.disclosure },
  skipInvitationEmails: { description: asked.skipInvitationEmails },
}).meta({ id: "ScheduleMeeting", examples: [exampleMeeting] });

const listQuery = documented(listMeetingsInput, {
  limit: {
    description: fields.list.limit,
    override: { type: "integer", minimum: 1, maximum: 200, default: 50, pattern: undefined },
  },
  cursor: { description: fields.list.cursor },
  from: { description: fields.list.from, ...instant },
  to: { description: fields.list.to, ...instant },
  status: { description: fields.list.status },
  updatedSince: { description: fields.list.updatedSince, ...instant },
});

const meetingPath = z.object({ id: z.uuid().meta({ description: headers.meetingId }) });
const etag = z.string().meta({ description: headers.etag });

/** The meetings' part of the OpenAPI document, from the schemas that the routes parse with. */
export const meetingPaths: ZodOpenApiPathsObject = {
  "/api/v1/meetings": {
    post: {
      operationId: "scheduleMeeting",
      ...operations.scheduleMeeting,
      security: [{ apiKey: ["meetings:write"] }, { apiKey: ["bookings:write"] }, { session: [] }],
      requestParams: {
        header: z.object({
          "Idempotency-Key": z.string().max(255).optional().meta({ description: headers.idempotencyKey }),
          ...requestIdParameter,
        }),
      },
      requestBody: { required: true, content: { "application/json": { schema: scheduleMeetingBody } } },
      responses: {
        201: jsonOf(responses.meetingScheduled, meetingSchema, {
          Location: z.string().meta({ description: headers.location }),
          ETag: etag,
          "Idempotency-Replayed": z.literal("true").optional().meta({ description: headers.idempotencyReplayed }),
        }),
        ...problemsOf(
          "malformed",
          "unauthenticated",
          "forbidden",
          "cross_origin",
          "idempotency_in_progress",
          "too_large",
          "unsupported_media_type",
          "invalid",
          "idempotency_mismatch",
          "rate_limited",
        ),
      },
    },
    get: {
      operationId: "listMeetings",
      ...operations.listMeetings,
      security: [{ apiKey: ["meetings:read"] }, { apiKey: ["meetings:write"] }, { session: [] }],
      requestParams: { query: listQuery, header: z.object(requestIdParameter) },
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
