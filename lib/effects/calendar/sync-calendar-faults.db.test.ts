import { beforeEach, expect, test } from "vitest";
import { store } from "@/e2e/servers/google/calendar";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { someCalendars, syncOnce } from "@/lib/testing/calendar";
import { aCalendarHost, type CalendarHost, INSERT } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
});

test.each([
  ["the answer to a create is lost", { kind: "lose-answer", on: INSERT }],
  ["the create hangs after it was done", { kind: "hang", on: INSERT }],
  ["the server breaks before", { kind: "status", status: 500, on: INSERT }],
  ["the limit is reached", { kind: "status", status: 403, reason: "rateLimitExceeded", on: INSERT }],
] as const)("%s: the next try leaves one event", async (_, fault) => {
  const hasty = await someCalendars({}, 1);
  const ada = await makeUser();
  const id = await hasty.connect(ada);
  const meeting = await scheduleMeeting(contextOf(ada), scheduleInput());
  hasty.google.addFaults(fault);
  expect(await hasty.sync(meeting.id)).toHaveLength(1);
  const line = await testDb().calendarEvent.findFirstOrThrow({ where: { connectionId: id } });
  expect(line.state).toBe("pending");
  expect(line.reason).not.toBeNull();
  expect(await hasty.sync(meeting.id)).toEqual([]);
  expect(hasty.google.events(ada.email)).toHaveLength(1);
  // What may have been done is looked for, not tried again and refused.
  const inserts = hasty.google.requests.filter(({ call }) => call.startsWith(INSERT));
  expect(inserts).toHaveLength(fault.kind === "status" ? 2 : 1);
});

test("a lost create of a meeting that is called off leaves nothing", async () => {
  const meeting = await host.schedule();
  host.google.addFaults({ kind: "lose-answer", on: INSERT });
  await host.calendars.sync(meeting.id);
  expect(host.events()).toHaveLength(1);
  await host.change(meeting, { status: "cancelled" });
  await host.calendars.sync(meeting.id);
  expect(host.events()).toEqual([]);
});

test("the provider's pause is kept", async () => {
  const meeting = await host.schedule();
  host.google.addFaults({
    kind: "status",
    status: 429,
    reason: "rateLimitExceeded",
    retryAfter: "60",
    on: INSERT,
  });
  await host.calendars.sync(meeting.id);
  const before = host.google.requests.length;
  expect(await syncOnce(host.calendars.effects, meeting.id, host.connectionId)).toMatchObject({
    reason: "out_of_turn",
  });
  expect(host.google.requests).toHaveLength(before);
});

test("a calendar that may only be read fails with its reason", async () => {
  host.google.calendar(host.dana.email).accessRole = "reader";
  const meeting = await host.schedule();
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(await host.lineOf(meeting)).toMatchObject({ state: "failed", reason: "calendar_read_only" });
});

test("access that was taken back breaks the connection, tells its owner once, and asks Google nothing more", async () => {
  const meetings = await Promise.all(Array.from({ length: 20 }, () => host.schedule()));
  host.google.people.revoke(host.dana.email);
  await Promise.all(meetings.map(({ id }) => syncOnce(host.calendars.effects, id, host.connectionId)));
  expect(host.google.requests.filter(({ call }) => call.includes("/calendar/"))).toEqual([]);
  const notices = await testDb().notification.findMany({ where: { userId: host.dana.id } });
  expect(notices.map(({ kind }) => kind)).toEqual(["calendar_disconnected"]);
  const shown = await listNotifications(contextOf(host.dana), listNotificationsInput.parse({}));
  expect(shown.notifications).toMatchObject([{ kind: "calendar_disconnected", meetingId: notices[0]?.meetingId }]);
  expect(await host.connection()).toMatchObject({
    state: "broken",
    brokenReason: "access_revoked",
  });
  const before = host.google.requests.length;
  const late = await host.schedule();
  await host.calendars.sync(late.id);
  expect(await host.lineOf(late)).toMatchObject({ state: "failed", reason: "connection_broken" });
  expect(host.google.requests).toHaveLength(before);
  expect(host.events()).toEqual([]);
});

test("connected again it catches up on all that it missed, and nothing stands there twice; lost again its owner is told again", async () => {
  const known = await host.scheduled();
  host.google.people.revoke(host.dana.email);
  const missed = await Promise.all([host.schedule(), host.schedule()]);
  const off = await host.schedule();
  const all = [known, ...missed, off];
  await host.change(known, { startsAt: "2027-03-11T16:00:00+01:00" });
  for (const { id } of all) await host.calendars.sync(id);
  await host.change(off, { status: "cancelled" });
  await host.reconnect();
  for (const { id } of all) expect(await host.calendars.sync(id)).toEqual([]);
  expect(
    host
      .events()
      .map(({ iCalUID }) => iCalUID)
      .toSorted(),
  ).toEqual([known, ...missed].map(({ uid }) => uid).toSorted());
  expect(host.events().find(({ iCalUID }) => iCalUID === known.uid)?.start).toEqual({
    dateTime: "2027-03-11T15:00:00.000Z",
    timeZone: "Europe/Berlin",
  });
  const notices = () =>
    testDb().notification.findMany({ where: { userId: host.dana.id, kind: "calendar_disconnected" } });
  const [first] = await notices();
  await testDb().notification.updateMany({ where: { userId: host.dana.id }, data: { readAt: new Date() } });
  host.google.people.revoke(host.dana.email);
  await host.read();
  expect(await notices()).toMatchObject([{ id: first?.id, readAt: null }]);
});

test("a UID that is taken in the calendar already is taken up, and no second event is made (409)", async () => {
  const meeting = await host.schedule();
  const times = { start: { dateTime: "2027-03-10T15:00:00Z" }, end: { dateTime: "2027-03-10T16:00:00Z" } };
  const imported = { id: "imported", iCalUID: meeting.uid, status: "confirmed", summary: "Imported" } as const;
  store(
    host.google.calendar(host.dana.email),
    { ...imported, ...times, organizer: { email: host.dana.email, self: true } },
    0,
  );
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(host.events()).toMatchObject([{ id: "imported", summary: "Appointment with Dana Whitfield" }]);
  expect(await host.lineOf(meeting)).toMatchObject({ state: "synced", externalId: "imported" });
});

test.each([404, 410])("called off, an event that is gone already is as good (%s)", async (status) => {
  const meeting = await host.scheduled();
  host.google.addFaults({ kind: "status", status, reason: status === 404 ? "notFound" : "deleted", on: "DELETE" });
  await host.change(meeting, { status: "cancelled" });
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(await host.lineOf(meeting)).toMatchObject({ state: "synced", externalId: null });
});

test("a meeting that is made, changed and called off asks no calendar anything: that comes after it", async () => {
  const meeting = await host.schedule();
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  await host.change(meeting, { status: "cancelled" });
  expect(host.google.requests).toEqual([]);
});

test("tries end after a day", async () => {
  const meeting = await host.schedule();
  host.google.addFaults({ kind: "status", status: 503, on: INSERT });
  const tomorrow = { ...host.calendars.effects, now: () => Date.now() + 25 * 3_600_000 };
  expect(await syncOnce(tomorrow, meeting.id, host.connectionId)).toMatchObject({ name: "PermanentError" });
  expect(await host.lineOf(meeting)).toMatchObject({ state: "failed", reason: "gave_up" });
});
