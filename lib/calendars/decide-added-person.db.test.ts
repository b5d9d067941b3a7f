import { beforeEach, expect, test } from "vitest";
import { decideAddedPerson } from "@/lib/calendars/decide-added-person";
import { findMeetingCalendars } from "@/lib/calendars/meeting-calendars";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextOf } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
  await host.read();
});

const CLEO = { email: "cleo@x.example", displayName: "Cleo", responseStatus: "accepted" };
const eventOf = ({ uid }: MeetingRow) => host.events().find(({ iCalUID }) => iCalUID === uid);
const askedAbout = async ({ id }: MeetingRow) =>
  (await findMeetingCalendars(contextOf(host.dana), id)).flatMap(({ added }) => added.map(({ email }) => email));
const decide = (meeting: MeetingRow, choice: "invite" | "dismiss", email = CLEO.email) =>
  decideAddedPerson(contextOf(host.dana), meeting.id, { connectionId: host.connectionId, email, choice });

/** Scheduled, and then edited in the calendar so that these people are named besides. */
async function withAdded(...people: object[]): Promise<MeetingRow> {
  const meeting = await host.scheduled();
  await add(meeting, ...people);
  return meeting;
}

async function add(meeting: MeetingRow, ...people: object[]): Promise<void> {
  // Safe: what Google has of an attendee.
  const attendees = [...(eventOf(meeting)?.attendees ?? []), ...people] as { email: string }[];
  host.edit(meeting, { attendees });
  await host.read();
}

test("whom somebody adds in the calendar the host is asked about, not their own entry, a room or an invitee", async () => {
  const own = { email: host.dana.email, self: true, organizer: true };
  const room = { email: "r1@resource.example", resource: true };
  const meeting = await withAdded(CLEO, own, room, { email: "no address" });
  expect(await askedAbout(meeting)).toEqual([CLEO.email]);
  expect((await host.now(meeting)).invitations.map(({ email }) => email)).toEqual(["bo@x.example"]);
});

test("invited, they are an invitee and keep their entry with their answer", async () => {
  const meeting = await withAdded(CLEO);
  await decide(meeting, "invite");
  expect((await host.now(meeting)).invitations).toMatchObject([
    { email: "bo@x.example" },
    { email: CLEO.email, name: "Cleo" },
  ]);
  await host.calendars.sync(meeting.id);
  expect(eventOf(meeting)?.attendees?.filter(({ email }) => email === CLEO.email)).toMatchObject([
    { responseStatus: "accepted" },
  ]);
  await host.read();
  expect(await askedAbout(meeting)).toEqual([]);
});

test("dismissed, nobody asks about them in this meeting again, and they stay in the calendar", async () => {
  const meeting = await withAdded(CLEO);
  await decide(meeting, "dismiss");
  expect(await askedAbout(meeting)).toEqual([]);
  await add(meeting, { email: "eve@x.example" });
  expect(await askedAbout(meeting)).toEqual(["eve@x.example"]);
  host.edit(meeting, { attendees: [{ email: "bo@x.example" }] });
  await host.read();
  await add(meeting, CLEO);
  expect(await askedAbout(meeting)).toEqual([]);
  expect(await askedAbout(await withAdded(CLEO))).toEqual([CLEO.email]);
});

test("whom the calendar names no more nobody asks about, and nobody decides about whom it never named", async () => {
  const meeting = await withAdded(CLEO);
  host.edit(meeting, { attendees: [{ email: "bo@x.example" }] });
  await host.read();
  expect(await askedAbout(meeting)).toEqual([]);
  await expect(decide(meeting, "invite")).rejects.toMatchObject({ code: "not_found" });
});

test("whoever is erased is named nowhere", async () => {
  const meeting = await withAdded(CLEO, { email: "eve@x.example" });
  await eraseGuest({ ...contextOf(host.dana), actor: { kind: "system" } }, CLEO.email);
  expect(await askedAbout(meeting)).toEqual(["eve@x.example"]);
  const lines = await testDb().calendarEvent.findMany({ where: { meetingId: meeting.id } });
  expect(JSON.stringify(lines)).not.toContain(CLEO.email);
});
