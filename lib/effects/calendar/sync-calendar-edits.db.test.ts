import { beforeEach, expect, test } from "vitest";
import { store } from "@/e2e/servers/google/calendar";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
});

test("an edit made in the calendar stays where the meeting did not change, and people added there stay", async () => {
  const meeting = await host.schedule({ disclosure: "full", title: "Session" });
  await host.calendars.sync(meeting.id);
  const [event] = host.events();
  if (!event) throw new Error("There is no event.");
  const attendees = [...(event.attendees ?? []), { email: "supervisor@x.example", responseStatus: "accepted" }];
  store(
    host.google.calendar(host.dana.email),
    { ...event, summary: "Session, room 5", attendees, colorId: "4" },
    Date.now(),
  );

  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  await host.calendars.sync(meeting.id);
  expect(host.events()).toMatchObject([
    { summary: "Session, room 5", colorId: "4", start: { dateTime: "2027-03-11T15:00:00.000Z" } },
  ]);
  expect(host.events()[0]?.attendees?.map(({ email }) => email)).toEqual(["bo@x.example", "supervisor@x.example"]);
  expect((await host.lineOf(meeting)).drift).toEqual({
    kind: "changed",
    fields: [{ field: "title", ours: "Session", theirs: "Session, room 5" }],
  });

  await host.change(meeting, { title: "Last session" });
  await host.calendars.sync(meeting.id);
  expect(host.events()[0]?.summary).toBe("Last session");
  expect((await host.lineOf(meeting)).drift).toBeNull();
});

test("an edit that comes between reading and writing is read again (412)", async () => {
  const meeting = await host.schedule();
  await host.calendars.sync(meeting.id);
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  host.google.addFaults({ kind: "status", status: 412, reason: "conditionNotMet", on: "PATCH" });
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(host.events()).toMatchObject([{ start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
});

test("an event that is gone is not made again: its host is asked", async () => {
  const meeting = await host.schedule();
  await host.calendars.sync(meeting.id);
  const [event] = host.events();
  if (event) store(host.google.calendar(host.dana.email), { ...event, status: "cancelled" }, Date.now());
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  await host.calendars.sync(meeting.id);
  await host.change(meeting, { startsAt: "2027-03-12T16:00:00+01:00" });
  await host.calendars.sync(meeting.id);
  expect(host.events()).toEqual([]);
  expect(await host.lineOf(meeting)).toMatchObject({
    state: "failed",
    reason: "event_deleted",
    drift: { kind: "deleted" },
  });
  await host.change(meeting, { status: "cancelled" });
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect((await host.lineOf(meeting)).state).toBe("synced");
});
