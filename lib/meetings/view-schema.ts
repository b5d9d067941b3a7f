import { z } from "zod";
import { DeliveryState } from "@/lib/db/generated/enums";
import { meetingStatuses } from "@/lib/meetings/meeting-status";

const id = z.uuid();
const instant = z.iso.datetime();

/** One message to an invitee, as the host follows it. */
export const deliveryViewSchema = z.strictObject({
  id,
  channel: z.enum(["email", "in_app"]),
  template: z.string(),
  state: z.enum(DeliveryState),
  reason: z.string().nullable(),
  sequence: z.int().min(0),
  at: instant,
});

/** An invitee as the host sees them; other readers see themselves, without deliveries. */
export const inviteeViewSchema = z.strictObject({
  id,
  /** Someone invited by address is a guest, account or not (docs/design/product.md#14). */
  kind: z.enum(["client", "internal", "guest"]),
  userId: id.nullable(),
  name: z.string().nullable(),
  email: z.string(),
  response: z.enum(["needs_action", "accepted", "declined", "tentative"]),
  respondedAt: instant.nullable(),
  note: z.string().nullable(),
  /** Whether the account that the host knows of is closed, so that nothing reaches it. Only the host reads it. */
  accountClosed: z.boolean().optional(),
  /** Only the host reads them. */
  deliveries: z.array(deliveryViewSchema).optional(),
});

/** How far the meeting is in one of the host's connected calendars. */
export const calendarViewSchema = z.strictObject({
  provider: z.enum(["google", "caldav"]),
  state: z.enum(["pending", "synced", "failed", "skipped"]),
  reason: z.string().nullable(),
  at: instant,
});

/** The meeting as the API and the pages show it (docs/design/api.md). `viewOf` makes it. */
export const meetingViewSchema = z.strictObject({
  id,
  kind: z.enum(["scheduled", "instant"]),
  origin: z.enum(["host", "booking"]),
  status: z.enum(meetingStatuses),
  title: z.string(),
  /** Missing for a guest who has not confirmed the invited address, unless the host shares it (`disclosure: "full"`). */
  description: z.string().nullable().optional(),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
  location: z.strictObject({ type: z.enum(["video", "phone", "in_person"]), value: z.string().optional() }),
  disclosure: z.enum(["neutral", "full"]),
  /** A guest reads the name alone. */
  host: z.strictObject({ id: id.optional(), name: z.string() }),
  relationshipId: id.nullable(),
  meetingUrl: z.url(),
  /** Null for a guest. */
  conversationId: id.nullable(),
  uid: z.string(),
  sequence: z.int().min(0),
  revision: z.int().min(1),
  /** Only the host reads it. */
  skipInvitationEmails: z.boolean().optional(),
  createdAt: instant,
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  invitees: z.array(inviteeViewSchema),
  /** Only the host reads them. */
  calendars: z.array(calendarViewSchema).optional(),
});
