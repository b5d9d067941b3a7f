import { beforeEach, expect, test } from "vitest";
import { queueDueCalendarReads } from "@/lib/calendars/queue-calendar-reads";
import { inTransaction } from "@/lib/db/transaction";
import { withEventLease } from "@/lib/effects/calendar/event-lease";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
  await host.read();
});

const day = (date: string) => ({
  start: { dateTime: `${date}T15:00:00Z` },
  end: { dateTime: `${date}T16:00:00Z` },
});

test("nothing is read while the event is being written, and the place to go on from stays", async () => {
  const meeting = await host.scheduled();
  host.edit(meeting, day("2027-03-12"));
  const before = (await host.connection()).syncToken;
  await withEventLease(host.calendars.effects, { meetingId: meeting.id, connectionId: host.connectionId }, async () => {
    await expect(host.read()).rejects.toMatchObject({ reason: "out_of_turn" });
  });
  const after = (await host.connection()).syncToken;
  expect(after).toBe(before);
  await host.read();
  expect(await host.now(meeting)).toMatchObject({ startsAt: Date.parse("2027-03-12T15:00:00Z") });
});

test("access that was taken back breaks the connection, and it is read no more", async () => {
  await host.scheduled();
  host.google.people.revoke(host.dana.email);
  expect(await host.read()).toMatchObject({ kind: "skipped" });
  expect(await host.read()).toEqual({ kind: "skipped", reason: "calendar_disconnected" });
  expect(await testDb().notification.count({ where: { userId: host.dana.id, kind: "calendar_disconnected" } })).toBe(1);
});

test("its owner is told about their next meeting, also when the calendar holds none yet", async () => {
  const next = await host.schedule({ startsAt: "2027-03-08T16:00:00+01:00" });
  await host.schedule();
  await host.change(await host.schedule({ startsAt: "2027-03-05T16:00:00+01:00" }), { status: "cancelled" });
  await testDb().calendarEvent.deleteMany({ where: { connectionId: host.connectionId } });
  host.google.people.revoke(host.dana.email);
  await host.read();
  const told = await testDb().notification.findMany({ where: { userId: host.dana.id } });
  expect(told).toMatchObject([{ kind: "calendar_disconnected", meetingId: next.id }]);
});

test("a calendar is due once per poll, and less often while its provider calls us", async () => {
  const at = Date.parse("2040-01-01T00:00:00Z");
  const due = (seconds: number) => inTransaction(testDb(), (tx) => queueDueCalendarReads(tx, at + seconds * 1000, 300));
  const mine = { where: { id: host.connectionId } };
  await testDb().calendarConnection.updateMany({ data: { readAt: null } });
  await testDb().calendarConnection.update({ ...mine, data: { readAt: new Date(at), channelExpiresAt: null } });
  expect([await due(0), await due(299), await due(300), await due(300)]).toEqual([1, 0, 1, 0]);
  await testDb().calendarConnection.update({ ...mine, data: { channelExpiresAt: new Date(at + 86_400_000) } });
  expect([await due(600), await due(900), await due(4200)]).toEqual([1, 0, 1]);
  await testDb().calendarConnection.update({ ...mine, data: { state: "broken", brokenReason: "access_revoked" } });
  expect(await due(90_000)).toBe(0);
});
