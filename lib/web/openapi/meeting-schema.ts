import { z } from "zod";
import messages from "@/messages/en.json" with { type: "json" };

const { meeting: asked, answer: words } = messages.docs.fields;

const id = z.uuid();
const instant = z.iso.datetime();

const deliverySchema = z
  .strictObject({
    id,
    channel: z.enum(["email", "in_app"]),
    template: z.string(),
    state: z.enum(["queued", "sent", "delivered", "delayed", "bounced", "complained", "failed", "skipped"]),
    reason: z.string().nullable().meta({ description: words.reason }),
    sequence: z.int().min(0),
    at: instant,
  })
  .meta({ id: "Delivery" });

const inviteeSchema = z
  .strictObject({
    id,
    kind: z.enum(["client", "internal", "guest"]).meta({ description: words.inviteeKind }),
    userId: id.nullable(),
    name: z.string().nullable(),
    email: z.string(),
    response: z.enum(["needs_action", "accepted", "declined", "tentative"]),
    respondedAt: instant.nullable(),
    note: z.string().nullable(),
    deliveries: z.array(deliverySchema).optional().meta({ description: words.deliveries }),
  })
  .meta({ id: "Invitee" });

const calendarSchema = z
  .strictObject({
    provider: z.enum(["google", "caldav"]),
    state: z.enum(["pending", "synced", "failed", "skipped"]),
    reason: z.string().nullable().meta({ description: words.reason }),
    at: instant,
  })
  .meta({ id: "Calendar" });

/** A meeting as the API answers with it: what `viewOf` makes, said for programs. A test holds the two together. */
export const meetingSchema = z
  .strictObject({
    id,
    kind: z.enum(["scheduled", "instant"]).meta({ description: asked.kind }),
    origin: z.enum(["host", "booking"]).meta({ description: words.origin }),
    status: z.enum(["scheduled", "in_progress", "ended", "cancelled"]).meta({ description: words.status }),
    title: z.string().meta({ description: asked.title }),
    description: z.string().nullable().optional().meta({ description: asked.description }),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string(),
    location: z.strictObject({ type: z.enum(["video", "phone", "in_person"]), value: z.string().optional() }),
    disclosure: z.enum(["neutral", "full"]).meta({ description: asked.disclosure }),
    host: z.strictObject({ id: id.optional(), name: z.string() }).meta({ description: words.host }),
    relationshipId: id.nullable().meta({ description: words.relationshipId }),
    meetingUrl: z.url().meta({ description: words.meetingUrl }),
    conversationId: id.nullable().meta({ description: words.conversationId }),
    uid: z.string().meta({ description: words.uid }),
    sequence: z.int().min(0).meta({ description: words.sequence }),
    revision: z.int().min(1).meta({ description: words.revision }),
    skipInvitationEmails: z.boolean().optional().meta({ description: words.skipInvitationEmails }),
    createdAt: instant,
    updatedAt: instant,
    cancelledAt: instant.nullable(),
    cancelReason: z.string().nullable(),
    invitees: z.array(inviteeSchema).meta({ description: words.invitees }),
    calendars: z.array(calendarSchema).optional().meta({ description: words.calendars }),
  })
  .meta({ id: "Meeting" });

/** The answer of `GET /api/v1/meetings`. */
export const meetingPageSchema = z
  .strictObject({
    data: z.array(meetingSchema),
    page: z.strictObject({ nextCursor: z.string().nullable().meta({ description: words.nextCursor }) }),
  })
  .meta({ id: "MeetingPage" });

const changesSchema = z
  .array(
    z.strictObject({
      field: z.enum([
        "title",
        "description",
        "startsAt",
        "endsAt",
        "timeZone",
        "location",
        "host",
        "status",
        "invitees",
      ]),
      from: z.unknown(),
      to: z.unknown(),
    }),
  )
  .meta({ description: words.changes });

/** The answer of `PATCH /api/v1/meetings/:id`. */
export const changedMeetingSchema = z
  .strictObject({ ...meetingSchema.shape, changes: changesSchema })
  .meta({ id: "ChangedMeeting" });

const noticesSchema = z
  .array(
    z.strictObject({
      inviteeId: id.nullable().meta({ description: words.inviteeId }),
      email: z.string(),
      channel: z.enum(["email", "in_app"]),
      template: z.string(),
    }),
  )
  .meta({ description: words.notices });

/** Answer to a PATCH with `?dryRun=true`. */
export const updatePreviewSchema = z
  .strictObject({ changes: changesSchema, notices: noticesSchema })
  .meta({ id: "UpdatePreview" });

/** The answer of `POST /api/v1/meetings?dryRun=true`. */
export const schedulePreviewSchema = z
  .strictObject({
    invitees: z.array(inviteeSchema.pick({ kind: true, userId: true, name: true, email: true })),
    conflicts: z
      .array(z.strictObject({ startsAt: instant, endsAt: instant, source: z.enum(["meeting", "calendar"]) }))
      .meta({ description: words.conflicts }),
    notices: noticesSchema,
    unreadCalendars: z
      .array(z.enum(["google", "caldav"]))
      .optional()
      .meta({ description: words.unreadCalendars }),
  })
  .meta({ id: "SchedulePreview" });

/** The answer of `GET /api/v1/meetings/:id/history`. */
export const historySchema = z
  .strictObject({
    data: z.array(
      z.strictObject({
        at: instant,
        actor: z
          .strictObject({ kind: z.enum(["user", "api_key", "guest", "system"]), name: z.string().nullable() })
          .meta({ description: words.actor }),
        via: z.enum(["link", "account", "mail", "host_calendar"]).nullable().meta({ description: words.via }),
        action: z.string(),
        changes: z.array(z.unknown()).meta({ description: words.historyChanges }),
      }),
    ),
  })
  .meta({ id: "History" });

/** The answer of `POST /api/v1/meetings/:id/invitees/:inviteeId/resend`. */
export const resentSchema = z.strictObject({ id, state: z.literal("queued") }).meta({ id: "Resent" });
