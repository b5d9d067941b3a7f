import { z } from "zod";
import * as enums from "@/lib/db/generated/enums";
import { bool, enumOf, float, int, jsonColumn, orNull, text, uuid } from "@/lib/db/shape";

const delivery = z.object({
  id: z.string(),
  channel: z.enum(enums.Channel),
  template: z.string(),
  state: z.enum(enums.DeliveryState),
  reason: z.string().nullable(),
  sequence: z.number(),
  at: z.number(),
});

const invitation = z.object({
  id: z.string(),
  kind: z.enum(enums.InviteeKind),
  userId: z.string().nullable(),
  email: z.string(),
  name: z.string().nullable(),
  userName: z.string().nullable(),
  byAddress: z.boolean(),
  addressOnly: z.boolean(),
  accountClosed: z.boolean(),
  closedAccountKept: z.boolean(),
  response: z.enum(enums.InviteeResponse),
  earlierResponse: z.enum(enums.InviteeResponse).nullable(),
  respondedAt: z.number().nullable(),
  noted: z.boolean(),
  note: z.string().nullable(),
  deliveries: z.array(delivery),
});

const calendar = z.object({
  provider: z.enum(enums.CalendarProvider),
  state: z.enum(enums.CalendarEventState),
  reason: z.string().nullable(),
  at: z.number(),
});

/** What `selectMeetings` gives; what each member says stands at `MeetingRow`. */
export const meetingColumns = {
  id: uuid,
  kind: enumOf(enums.MeetingKind),
  origin: enumOf(enums.MeetingOrigin),
  status: enumOf(enums.MeetingState),
  title: text,
  description: orNull(text),
  startsAt: float,
  endsAt: float,
  timeZone: text,
  locationType: enumOf(enums.LocationType),
  locationValue: orNull(text),
  callUrl: orNull(text),
  callAwaitedSince: orNull(float),
  disclosure: enumOf(enums.Disclosure),
  reminders: enumOf(enums.Reminders),
  relationshipId: orNull(uuid),
  uid: text,
  sequence: int,
  revision: int,
  skipInvitationEmails: bool,
  createdAt: float,
  updatedAt: float,
  cancelledAt: orNull(float),
  cancelReason: orNull(text),
  announcing: bool,
  endedByHost: bool,
  hostId: uuid,
  hostName: text,
  hostTimeZone: text,
  hostLocale: text,
  slug: text,
  callVersion: int,
  conversationId: uuid,
  invitations: jsonColumn("the meeting's invitations", z.array(invitation)),
  calendars: jsonColumn("the meeting's calendars", z.array(calendar)),
};
