import { beforeEach, expect, test } from "vitest";
import { newCalendar } from "@/e2e/servers/google/calendar";
import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { aCalendarHost, type CalendarHost, INSERT } from "@/lib/testing/calendar-host";
import { contextOf, makeUser } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
  host.google.people.account(host.dana.email).calendars.set("team", newCalendar({ id: "team" }));
});

const MOVE = "/move";
const known = ["primary", "team"].map((id) => ({ id, name: id, writable: true }));
const choose = (calendarId: string, connectionId = host.connectionId, ctx = contextOf(host.dana)) =>
  chooseCalendars(
    ctx,
    connectionId,
    { writes: "also", calendarId, busyCalendarIds: [], sharesGuests: true, googleMeet: false },
    known,
  );
/** The UIDs in the host's own calendar, and in the team's. */
const uids = () => [undefined, "team"].map((id) => host.events(undefined, id).map(({ iCalUID }) => iCalUID));

/** A meeting whose event somebody has edited, after which its host chose the team's calendar. */
async function editedAndChosen(): Promise<MeetingRow> {
  const meeting = await host.scheduled({ disclosure: "full", title: "Session" });
  const attendees = [...(host.events()[0]?.attendees ?? []), { email: "supervisor@x.example" }];
  host.edit(meeting, { summary: "Session, room 5", colorId: "4", attendees });
  await choose("team");
  return meeting;
}

test("the event moves with what was edited in it, and comes back: one at every step", async () => {
  const meeting = await editedAndChosen();
  const [before] = host.events();
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(uids()).toEqual([[], [meeting.uid]]);
  expect(host.events(undefined, "team")).toMatchObject([
    { id: before?.id, summary: "Session, room 5", colorId: "4", attendees: before?.attendees },
  ]);
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(host.events(undefined, "team")).toMatchObject([
    { summary: "Session, room 5", start: { dateTime: "2027-03-11T15:00:00.000Z" } },
  ]);
  expect(await host.lineOf(meeting)).toMatchObject({ state: "synced", drift: { fields: [{ field: "title" }] } });
  await choose("primary");
  await host.calendars.sync(meeting.id);
  expect(uids()).toEqual([[meeting.uid], []]);
});

test.each([
  ["the answer to the move is lost", { kind: "lose-answer" }],
  ["the move never arrives", { kind: "lose-answer", done: false }],
  ["the limit is reached", { kind: "status", status: 403, reason: "rateLimitExceeded" }],
] as const)("%s: the next try leaves one event, with what was edited in it", async (_, fault) => {
  const meeting = await editedAndChosen();
  host.google.addFaults({ ...fault, on: MOVE });
  expect(await host.calendars.sync(meeting.id)).toHaveLength(1);
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(uids()).toEqual([[], [meeting.uid]]);
  expect(host.events(undefined, "team")).toMatchObject([{ summary: "Session, room 5", colorId: "4" }]);
});

test("a create that was lost in the first calendar is found there, and is not made twice", async () => {
  const meeting = await host.schedule();
  host.google.addFaults({ kind: "lose-answer", on: INSERT });
  await host.calendars.sync(meeting.id);
  await choose("team");
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(uids()).toEqual([[], [meeting.uid]]);
});

test("what is not found where it stood is made where it belongs", async () => {
  const meeting = await host.scheduled();
  host.google.calendar(host.dana.email).events.clear();
  await choose("team");
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(uids()).toEqual([[], [meeting.uid]]);
});

test("called off before it moved, it stands in neither", async () => {
  const meeting = await editedAndChosen();
  await host.change(meeting, { status: "cancelled" });
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(uids()).toEqual([[], []]);
});

test("a calendar that cannot be written to any more keeps the event, and says so", async () => {
  const meeting = await editedAndChosen();
  host.google.calendar(host.dana.email, "team").accessRole = "reader";
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(uids()).toEqual([[meeting.uid], []]);
  expect(await host.lineOf(meeting)).toMatchObject({ state: "failed", reason: "calendar_read_only" });
});

test("a copy that Google brought stays where it brought it", async () => {
  const lena = await makeUser({ practiceId: host.dana.practiceId });
  const hers = await host.calendars.connect(lena);
  host.google.people.account(lena.email).calendars.set("team", newCalendar({ id: "team" }));
  const meeting = await host.scheduled({ inviteeUserIds: [lena.id] });
  await choose("team", hers, contextOf(lena));
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(host.events(lena.email)).toHaveLength(1);
  expect(host.events(lena.email, "team")).toEqual([]);
});

test("the chosen calendar is read from its beginning at once, and calls us", async () => {
  await host.read();
  await choose("team");
  const { syncToken, readAt } = await host.connection();
  expect(syncToken).toBeNull();
  expect(readAt?.getTime()).toBeLessThanOrEqual(Date.now());
  await host.read();
  expect([...host.google.channels.open.values()].map(({ calendarId }) => calendarId)).toEqual(["team"]);
  await choose("team");
  expect(await host.connection()).toMatchObject({ syncToken: expect.any(String), channelExpiresAt: expect.any(Date) });
});
