import { beforeEach, expect, test } from "vitest";
import { remove } from "@/e2e/servers/google/events";
import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import { disconnectCalendar } from "@/lib/calendars/disconnect-calendar";
import { resyncConnection } from "@/lib/calendars/resync-connection";
import type { User } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser } from "@/lib/testing/people";

let host: CalendarHost;
let lena: User;
let hers: string;
beforeEach(async () => {
  host = await aCalendarHost();
  lena = await makeUser({ name: "Lena Ortiz", practiceId: host.dana.practiceId });
  hers = await host.calendars.connect(lena);
});

const copies = () => host.events(lena.email);
const hersOf = async ({ id }: MeetingRow) =>
  testDb().calendarEvent.findFirstOrThrow({ where: { meetingId: id, connectionId: hers } });

/** Syncs until nobody has anything to do. */
async function settle({ id }: MeetingRow): Promise<void> {
  while ((await testDb().calendarEvent.count({ where: { meetingId: id, state: "pending" } })) > 0)
    expect(await host.calendars.sync(id)).toEqual([]);
}

async function share(sharesGuests: boolean, writes: "also" | "no" = "also"): Promise<void> {
  const choice = { writes, calendarId: "primary", busyCalendarIds: [], sharesGuests, googleMeet: false };
  const known = [{ id: "primary", name: "Dana", writable: true }];
  await chooseCalendars(contextOf(host.dana), host.connectionId, choice, known);
}

/** A meeting whose host shares nobody yet, so that each calendar holds an event of its own. */
async function apart(): Promise<MeetingRow> {
  await share(false);
  const meeting = await host.schedule({ inviteeUserIds: [lena.id] });
  await settle(meeting);
  expect(copies()).toMatchObject([{ iCalUID: meeting.uid, organizer: { email: lena.email } }]);
  return meeting;
}

/** Google has brought the host's event to her, and hers is gone. */
async function together(meeting: MeetingRow): Promise<void> {
  await settle(meeting);
  const [event] = host.events();
  expect(copies()).toMatchObject([{ id: event?.id, organizer: { email: host.dana.email } }]);
  expect(await hersOf(meeting)).toMatchObject({ state: "synced", externalId: event?.id, drift: null });
}

async function apartAgain(meeting: MeetingRow): Promise<void> {
  await settle(meeting);
  expect(copies()).toMatchObject([{ iCalUID: meeting.uid }]);
  expect(await hersOf(meeting)).toMatchObject({ state: "synced", externalId: copies()[0]?.id, drift: null });
}

test("an invitee whose own event was there before gives it up for the host's that Google brings", async () => {
  const meeting = await apart();
  await share(true);
  await together(meeting);
  const { meeting: moved } = await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  await together(moved);
  expect(copies()).toMatchObject([{ start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
});

test("an event that stayed beside the host's after a crash goes with the next sync", async () => {
  const meeting = await apart();
  await share(true);
  await host.calendars.sync(meeting.id);
  expect(copies()).toHaveLength(2);
  // What is written down before ours goes, and no more.
  await testDb().calendarEvent.updateMany({
    where: { meetingId: meeting.id, connectionId: hers },
    data: { externalId: null, etag: null, pushed: { written: null } },
  });
  await together(meeting);
});

test("a host who connects after the invitee leaves them with one event as well", async () => {
  await testDb().calendarConnection.update({ where: { id: host.connectionId }, data: { writes: false } });
  const meeting = await host.schedule({ inviteeUserIds: [lena.id] });
  await settle(meeting);
  await share(true);
  await together(meeting);
});

test("where the host shares nobody any more, or writes elsewhere, the invitee keeps an event", async () => {
  const meeting = await apart();
  await share(true);
  await together(meeting);
  await share(false);
  await apartAgain(meeting);
  await share(true);
  await together(meeting);
  await share(true, "no");
  await apartAgain(meeting);
  const { meeting: moved } = await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  await apartAgain(moved);
  expect(copies()).toMatchObject([{ start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
});

test("a host who deletes the event in the calendar, or disconnects it, takes it from nobody", async () => {
  const meeting = await apart();
  await share(true);
  await together(meeting);
  const { people: directory, calendar } = host.google;
  const { email } = host.dana;
  const where = { directory, account: directory.account(email), calendar: calendar(email), now: Date.now() };
  remove({ ...where, query: new URLSearchParams() }, host.events()[0]?.id ?? "");
  // Hers is read first: nothing tells yet that the host deleted it.
  await host.read(hers);
  expect(await hersOf(meeting)).toMatchObject({ reason: "event_deleted" });
  await host.read();
  await apartAgain(meeting);
  await disconnectCalendar(contextOf(host.dana), host.connectionId);
  await inTransaction(testDb(), (tx) => resyncConnection(tx, hers, Date.now()));
  await apartAgain(meeting);
});

test("an invitee who deletes what Google brought has decided", async () => {
  const meeting = await apart();
  await share(true);
  await together(meeting);
  host.edit(meeting, { status: "cancelled" }, lena.email);
  await host.read(hers);
  await share(false);
  await settle(meeting);
  expect(copies()).toEqual([]);
  expect(await hersOf(meeting)).toMatchObject({ reason: "event_deleted" });
});
