import { z } from "zod";
import { noticePreviewSchema } from "@/lib/meetings/announce/plan-announcements";
import { updatePreviewSchema } from "@/lib/meetings/change/preview-update";
import { changeSchema } from "@/lib/meetings/content";
import { historyLineViewSchema } from "@/lib/meetings/lists/history-line";
import { schedulePreviewSchema } from "@/lib/meetings/schedule/preview-schedule";
import {
  calendarViewSchema,
  deliveryViewSchema,
  inviteeViewSchema,
  meetingViewSchema,
} from "@/lib/meetings/view-schema";
import { described } from "@/lib/web/openapi/described";
import messages from "@/messages/en.json" with { type: "json" };

const { meeting: asked, answer: words } = messages.docs.fields;

const delivery = described(deliveryViewSchema, { reason: words.reason }).meta({ id: "Delivery" });

const invitee = described(inviteeViewSchema, { kind: words.inviteeKind })
  .extend({ deliveries: z.array(delivery).optional().meta({ description: words.deliveries }) })
  .meta({ id: "Invitee" });

const calendar = described(calendarViewSchema, { reason: words.reason }).meta({ id: "Calendar" });

/** A meeting as the API answers with it, said for programs. */
export const meetingSchema = described(meetingViewSchema, {
  kind: asked.kind,
  origin: words.origin,
  status: words.status,
  title: asked.title,
  description: asked.description,
  disclosure: asked.disclosure,
  host: words.host,
  relationshipId: words.relationshipId,
  meetingUrl: words.meetingUrl,
  conversationId: words.conversationId,
  uid: words.uid,
  sequence: words.sequence,
  revision: words.revision,
  skipInvitationEmails: words.skipInvitationEmails,
})
  .extend({
    invitees: z.array(invitee).meta({ description: words.invitees }),
    calendars: z.array(calendar).optional().meta({ description: words.calendars }),
  })
  .meta({ id: "Meeting" });

/** The answer of `GET /api/v1/meetings`. */
export const meetingPageSchema = z
  .strictObject({
    data: z.array(meetingSchema),
    page: z.strictObject({ nextCursor: z.string().nullable().meta({ description: words.nextCursor }) }),
  })
  .meta({ id: "MeetingPage" });

/** The answer of `PATCH /api/v1/meetings/:id`. */
export const changedMeetingSchema = z
  .strictObject({ ...meetingSchema.shape, changes: z.array(changeSchema).meta({ description: words.changes }) })
  .meta({ id: "ChangedMeeting" });

const notices = z
  .array(described(noticePreviewSchema, { inviteeId: words.inviteeId }))
  .meta({ description: words.notices });

/** Answer to a PATCH with `?dryRun=true`. */
export const describedUpdatePreview = described(updatePreviewSchema, { changes: words.changes })
  .extend({ notices })
  .meta({ id: "UpdatePreview" });

/** The answer of `POST /api/v1/meetings?dryRun=true`. */
export const describedSchedulePreview = described(schedulePreviewSchema, words)
  .extend({ invitees: z.array(invitee.pick({ kind: true, userId: true, name: true, email: true })), notices })
  .meta({ id: "SchedulePreview" });

/** The answer of `GET /api/v1/meetings/:id/history`. */
export const historySchema = z
  .strictObject({
    data: z.array(
      described(historyLineViewSchema, { actor: words.actor, via: words.via, changes: words.historyChanges }),
    ),
  })
  .meta({ id: "History" });

/** The answer of `POST /api/v1/meetings/:id/invitees/:inviteeId/resend`. */
export const resentSchema = z.strictObject({ id: z.uuid(), state: z.literal("queued") }).meta({ id: "Resent" });
