import { beforeEach, expect, test } from "vitest";
import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import { findTroubledConnections } from "@/lib/calendars/find-troubled-connections";
import { browseMeetings, browseMeetingsInput } from "@/lib/meetings/lists/browse-meetings";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextOf } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
});

const notices = () => testDb().notification.findMany({ where: { userId: host.dana.id, kind: "calendar_failed" } });
const failing = async () => (await findTroubledConnections(contextOf(host.dana))).failing;
const may = (accessRole: "reader" | "owner") => {
  host.google.calendar(host.dana.email).accessRole = accessRole;
};

test("a calendar that may only be read is told of once, on a page and in the list, however many meetings it concerns", async () => {
  may("reader");
  const meetings = await Promise.all(Array.from({ length: 10 }, () => host.schedule()));
  await Promise.all(meetings.map(({ id }) => host.calendars.sync(id)));
  expect(await notices()).toMatchObject([{ readAt: null }]);
  expect(await failing()).toEqual([host.dana.email]);
  const { counts } = await browseMeetings(contextOf(host.dana), browseMeetingsInput.parse({ tab: "attention" }));
  expect(counts.attention).toBe(10);
  expect(await host.connection()).toMatchObject({ state: "connected", writeFailure: "calendar_read_only" });
  expect(host.google.requests.filter(({ call }) => call.startsWith("POST /calendar/v3/calendars"))).toHaveLength(10);
});

test("once it takes a meeting again nothing is said any more, and a later failure is told anew", async () => {
  may("reader");
  const meeting = await host.scheduled();
  await testDb().notification.updateMany({ where: { userId: host.dana.id }, data: { readAt: new Date() } });
  may("owner");
  await host.change(meeting, { title: "Another" });
  await host.calendars.sync(meeting.id);
  expect(await failing()).toEqual([]);
  may("reader");
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  await host.calendars.sync(meeting.id);
  expect((await notices()).filter(({ readAt }) => readAt === null)).toHaveLength(1);
});

test("a calendar that is gone is no deletion of its events", async () => {
  const meeting = await host.scheduled();
  host.google.people.account(host.dana.email).calendars.delete(host.dana.email);
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  await host.calendars.sync(meeting.id);
  expect(await host.lineOf(meeting)).toMatchObject({ state: "failed", reason: "calendar_missing", drift: null });
  expect(await notices()).toHaveLength(1);
  expect(await failing()).toEqual([host.dana.email]);
});

test("an event that the calendar refuses for itself is not the calendar's failure", async () => {
  host.google.addFaults({ kind: "status", status: 400, reason: "invalid", on: "POST /calendar/v3/calendars" });
  await host.scheduled();
  expect([await notices(), await failing()]).toEqual([[], []]);
});

test("another calendar is another matter", async () => {
  may("reader");
  await host.scheduled();
  const known = [{ id: "primary", name: "Mine", writable: true }];
  const choice = {
    writes: "also" as const,
    calendarId: "primary",
    busyCalendarIds: [],
    sharesGuests: true,
    googleMeet: false,
  };
  await chooseCalendars(contextOf(host.dana), host.connectionId, choice, known);
  expect(await failing()).toEqual([]);
});
