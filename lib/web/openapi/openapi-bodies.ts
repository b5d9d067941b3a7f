import { respondInput } from "@/lib/meetings/answers/respond-input";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { listMeetingsInput } from "@/lib/meetings/lists/list-meetings";
import { scheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { documented } from "@/lib/web/openapi/openapi-parts";
import messages from "@/messages/en.json" with { type: "json" };

const { meeting: asked, list, respond } = messages.docs.fields;

/** The body that the page of the API shows; a test sends it. */
export const exampleMeeting = {
  title: "Follow-up",
  startsAt: "2027-03-10T16:00:00+01:00",
  durationMinutes: 50,
  timeZone: "Europe/Berlin",
  location: { type: "video" },
  inviteeEmails: ["guest@example.org", { email: "bo@example.org", name: "Bo" }],
} as const;

/** Example body of a PATCH. */
export const exampleChange = { startsAt: "2027-03-11T16:00:00+01:00", durationMinutes: 50 } as const;

const instant = { format: "date-time", examples: ["2026-12-01T16:00:00+01:00"] };

const changeable = {
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
  reminders: { description: asked.reminders },
};

/** What `POST /api/v1/meetings` takes. */
export const scheduleMeetingBody = documented(scheduleMeetingInput, {
  ...changeable,
  kind: { description: asked.kind },
  skipInvitationEmails: { description: asked.skipInvitationEmails },
}).meta({ id: "ScheduleMeeting", examples: [exampleMeeting] });

/** What `PATCH /api/v1/meetings/:id` takes. */
export const updateMeetingBody = documented(updateMeetingInput, {
  ...changeable,
  status: { description: asked.status },
  cancelReason: { description: asked.cancelReason, maxLength: 500 },
}).meta({ id: "UpdateMeeting", examples: [exampleChange] });

/** The body of an answer. */
export const exampleAnswer = { response: "accepted", note: "Looking forward to it." } as const;

/** What `PUT /api/v1/meetings/:id/response` takes. */
export const respondBody = documented(respondInput, {
  response: { description: respond.response },
  note: { description: respond.note, maxLength: 500 },
  startsAt: { description: respond.startsAt, ...instant },
}).meta({ id: "Respond", examples: [exampleAnswer] });

/** What `GET /api/v1/meetings` takes. */
export const listMeetingsQuery = documented(listMeetingsInput, {
  limit: {
    description: list.limit,
    // A query is text, but a client should see a number.
    override: { type: "integer", minimum: 1, maximum: 200, default: 50, pattern: undefined },
  },
  cursor: { description: list.cursor },
  from: { description: list.from, ...instant },
  to: { description: list.to, ...instant },
  status: { description: list.status },
  updatedSince: { description: list.updatedSince, ...instant },
});
