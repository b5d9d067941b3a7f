import { z } from "zod";
import { addedPeopleColumn, driftColumn, pushedColumn } from "@/lib/columns/calendar-columns";
import * as enums from "@/lib/db/generated/enums";
import { bool, bytes, enumOf, float, jsonColumn, listOf, orNull, text, uuid } from "@/lib/db/shape";

const person = z.object({
  invitationId: z.string(),
  userId: z.string().nullable(),
  email: z.string(),
  name: z.string().nullable(),
  response: z.enum(enums.InviteeResponse),
  note: z.string().nullable(),
  role: z.enum(enums.Role).nullable(),
  removed: z.boolean(),
  asGuest: z.boolean(),
  lastMail: z.object({ sequence: z.number(), at: z.number().nullable() }).nullable(),
});

const other = z.object({
  connectionId: z.string(),
  externalId: z.string().nullable(),
  sameCalendar: z.boolean(),
  wins: z.boolean(),
});

const meeting = z.object({
  id: z.string(),
  uid: z.string(),
  sequence: z.number(),
  announcedSequence: z.number(),
  revision: z.number(),
  startsAt: z.number(),
  endsAt: z.number(),
  timeZone: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  disclosure: z.enum(enums.Disclosure),
  status: z.enum(enums.MeetingState),
  locationType: z.enum(enums.LocationType),
  locationValue: z.string().nullable(),
  callUrl: z.string().nullable(),
  hostId: z.string(),
  hostName: z.string(),
  slug: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  announceAt: z.number().nullable(),
  people: z.array(person),
});

/** What `findTask` reads; what each member says stands at `CalendarTask`. */
export const taskColumns = {
  connectionId: uuid,
  provider: enumOf(enums.CalendarProvider),
  broken: bool,
  writes: bool,
  sealedCredentials: bytes,
  calendarId: text,
  chosenCalendarId: text,
  sharesGuests: bool,
  makesCalls: bool,
  userId: uuid,
  userLocale: text,
  externalId: orNull(text),
  etag: orNull(text),
  pushed: jsonColumn("calendar_events.pushed", pushedColumn),
  drift: jsonColumn("calendar_events.drift", driftColumn),
  addedPeople: jsonColumn("calendar_events.added_people", addedPeopleColumn),
  restoredAt: listOf(float),
  others: jsonColumn("the task's other connections", z.array(other)),
  erasedPeople: listOf(text),
  queuedAt: float,
  sharedByHost: bool,
  hostEvent: orNull(text),
  hostPending: bool,
  meeting: jsonColumn("the task's meeting", meeting),
};
