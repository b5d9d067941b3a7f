import { beforeEach, expect, test } from "vitest";
import { store } from "@/e2e/servers/google/calendar";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
  await host.read();
});

const patches = () => host.google.requests.filter(({ call }) => /^(PATCH|POST) \/calendar/.test(call)).length;
const day = (date: string) => ({
  start: { dateTime: `${date}T15:00:00Z` },
  end: { dateTime: `${date}T16:00:00Z` },
});

test("our own write is no change", async () => {
  const meeting = await host.scheduled();
  const before = patches();
  expect(await host.read()).toEqual({ kind: "done" });
  expect(await host.now(meeting)).toMatchObject({ revision: meeting.revision });
  expect(patches()).toBe(before);
  expect(await host.connection()).toMatchObject({
    syncToken: expect.any(String),
    succeededAt: expect.any(Date),
  });
});

test("an attendee's answer becomes their response, once, and is not written over", async () => {
  const meeting = await host.scheduled();
  host.edit(meeting, { attendees: [{ email: "bo@x.example", responseStatus: "accepted" }] });
  await host.read();
  await host.read();
  const answered = await host.now(meeting);
  expect(answered.invitations).toMatchObject([{ response: "accepted" }]);
  expect(await testDb().notification.count({ where: { meetingId: meeting.id, kind: "meeting_response" } })).toBe(1);
  await host.calendars.sync(meeting.id);
  expect(host.events()[0]?.attendees).toMatchObject([{ responseStatus: "accepted" }]);
});

test("a colleague's answer in their own calendar is theirs", async () => {
  const lena = await makeUser({ practiceId: host.dana.practiceId });
  const hers = await host.calendars.connect(lena);
  const meeting = await host.scheduled({ inviteeUserIds: [lena.id], inviteeEmails: [] });
  host.edit(meeting, { attendees: [{ email: lena.email, responseStatus: "declined", self: true }] }, lena.email);
  await host.read(hers);
  expect((await host.now(meeting)).invitations).toMatchObject([{ userId: lena.id, response: "declined" }]);
});

test("the host's move is a normal update, announced like any other", async () => {
  const meeting = await host.scheduled();
  host.edit(meeting, day("2027-03-12"));
  await host.read();
  const moved = await host.now(meeting);
  expect(moved).toMatchObject({ startsAt: Date.parse("2027-03-12T15:00:00Z"), sequence: 1 });
  const [, update] = await testDb().historyEntry.findMany({
    where: { meetingId: meeting.id },
    orderBy: { position: "asc" },
  });
  expect(update).toMatchObject({ action: "meeting_updated", actorKind: "user", actorId: host.dana.id });
  const before = patches();
  await host.calendars.sync(meeting.id);
  await host.read();
  expect(patches()).toBe(before);
  expect(await host.now(meeting)).toMatchObject({ revision: moved.revision, calendars: [{ state: "synced" }] });
  expect((await host.lineOf(meeting)).drift).toBeNull();
});

test("a move that breaks a rule moves nothing and is shown", async () => {
  const meeting = await host.scheduled();
  host.edit(meeting, day("2020-03-12"));
  await host.read();
  expect(await host.now(meeting)).toMatchObject({ startsAt: meeting.startsAt });
  expect((await host.lineOf(meeting)).drift).toMatchObject({ kind: "changed", fields: [{ field: "time" }] });
});

test("an invitee who moves their copy moves nothing", async () => {
  const lena = await makeUser({ practiceId: host.dana.practiceId });
  const hers = await host.calendars.connect(lena);
  const meeting = await host.scheduled({ inviteeUserIds: [lena.id], inviteeEmails: [] });
  host.edit(meeting, day("2027-03-12"), lena.email);
  await host.read(hers);
  await host.read();
  expect(await host.now(meeting)).toMatchObject({ startsAt: meeting.startsAt, revision: meeting.revision });
});

test("another title is shown as drift and stays, until it is the same again", async () => {
  const meeting = await host.scheduled({ disclosure: "full", title: "Session" });
  host.edit(meeting, { summary: "Session, room 5" });
  await host.read();
  expect((await host.lineOf(meeting)).drift).toEqual({
    kind: "changed",
    fields: [{ field: "title", ours: "Session", theirs: "Session, room 5" }],
  });
  expect(await host.now(meeting)).toMatchObject({ title: "Session", revision: meeting.revision });
  host.edit(meeting, { summary: "Session" });
  await host.read();
  expect((await host.lineOf(meeting)).drift).toBeNull();
});

test("a list that is older than our last write moves nothing back", async () => {
  const meeting = await host.scheduled();
  host.edit(meeting, day("2027-03-12"));
  const listed = host.google.calendar(host.dana.email).events;
  const event = [...listed.values()][0];
  // Between the list and our reading of the event the meeting was moved and written.
  host.google.addFaults({ kind: "status", status: 503, on: "GET /calendar/v3/calendars/primary/events/" });
  expect(await host.read()).toMatchObject({ kind: "skipped", reason: "http_503" });
  if (event) store(host.google.calendar(host.dana.email), { ...event, ...day("2027-03-10") }, Date.now());
  await host.read();
  expect(await host.now(meeting)).toMatchObject({ startsAt: meeting.startsAt, revision: meeting.revision });
});
