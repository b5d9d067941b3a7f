import { beforeEach, expect, test } from "vitest";
import { newCalendar } from "@/e2e/servers/google/calendar";
import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import { connectCalendar } from "@/lib/calendars/connect-calendar";
import { disconnectCalendar } from "@/lib/calendars/disconnect-calendar";
import { listConnections } from "@/lib/calendars/list-connections";
import type { Context } from "@/lib/context";
import type { User } from "@/lib/db/generated/client";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { someCalendars, type TestCalendars } from "@/lib/testing/calendar";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

let calendars: TestCalendars;
let dana: User;
let ctx: Context;
beforeEach(async () => {
  calendars = await someCalendars();
  dana = await makeUser();
  ctx = contextOf(dana);
});

const events = (id?: string) => calendars.google.events(dana.email, id);
const known = [
  { id: "primary", name: "Dana", writable: true },
  { id: "team", name: "Team", writable: true },
  { id: "holidays", name: "Holidays", writable: false },
];
const choice = {
  writes: "also" as const,
  calendarId: "primary",
  busyCalendarIds: ["primary", "elsewhere"],
  sharesGuests: true,
  googleMeet: false,
};

async function connect(): Promise<string> {
  const credentials = JSON.stringify({ refreshToken: calendars.google.granted(dana.email) });
  const account = { provider: "google", account: dana.email, credentials, calendarId: "primary" } as const;
  return (await connectCalendar(ctx, { ...account, calendarName: null })).id;
}

test("a calendar that is connected late gets the meetings still to come, and each once", async () => {
  const meeting = await scheduleMeeting(ctx, scheduleInput());
  const past = await scheduleMeeting(
    contextOf(dana, { now: () => 0 }),
    scheduleInput({ startsAt: "2020-01-01T10:00:00Z" }),
  );
  const id = await connect();
  await chooseCalendars(ctx, id, choice, known);
  await chooseCalendars(ctx, id, choice, known);
  for (const one of [meeting, past]) await calendars.sync(one.id);
  expect(events().map(({ iCalUID }) => iCalUID)).toEqual([meeting.uid]);
  expect(await listConnections(ctx)).toMatchObject([
    { id, calendarName: "Dana", busyCalendarIds: ["primary"], failed: 0 },
  ]);
});

test("disconnected and connected again, the event that stands there is taken up: never a second one", async () => {
  const first = await connect();
  const meeting = await scheduleMeeting(ctx, scheduleInput());
  await calendars.sync(meeting.id);
  await disconnectCalendar(ctx, first);
  await updateMeeting(ctx, meeting.id, updateMeetingInput.parse({ startsAt: "2027-03-11T16:00:00+01:00" }));
  expect(await calendars.sync(meeting.id)).toEqual([]);
  expect(await listConnections(ctx)).toEqual([]);
  await chooseCalendars(ctx, await connect(), choice, known);
  await calendars.sync(meeting.id);
  expect(events()).toMatchObject([{ iCalUID: meeting.uid, start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
});

test("what was called off while disconnected is taken out of the calendar that is connected again", async () => {
  const first = await connect();
  const meeting = await scheduleMeeting(ctx, scheduleInput());
  await calendars.sync(meeting.id);
  await disconnectCalendar(ctx, first);
  await updateMeeting(ctx, meeting.id, updateMeetingInput.parse({ status: "cancelled" }));
  await chooseCalendars(ctx, await connect(), choice, known);
  await calendars.sync(meeting.id);
  expect(events()).toEqual([]);
});

test("another calendar takes what is new, and what stands in the first moves with it", async () => {
  calendars.google.people.account(dana.email).calendars.set("team", newCalendar({ id: "team" }));
  const id = await connect();
  const old = await scheduleMeeting(ctx, scheduleInput());
  await calendars.sync(old.id);
  await chooseCalendars(ctx, id, { ...choice, calendarId: "team" }, known);
  const fresh = await scheduleMeeting(ctx, scheduleInput());
  await updateMeeting(ctx, old.id, updateMeetingInput.parse({ startsAt: "2027-03-11T16:00:00+01:00" }));
  for (const { id: meetingId } of [old, fresh]) expect(await calendars.sync(meetingId)).toEqual([]);
  expect(events()).toEqual([]);
  expect(events("team")).toMatchObject([
    { iCalUID: old.uid, start: { dateTime: "2027-03-11T15:00:00.000Z" } },
    { iCalUID: fresh.uid },
  ]);
});

test("only a calendar of the account's that may be written to is taken", async () => {
  const id = await connect();
  for (const calendarId of ["holidays", "elsewhere"]) {
    const refused = chooseCalendars(ctx, id, { ...choice, calendarId }, known);
    await expect(refused).rejects.toMatchObject({ code: "invalid", fields: [{ field: "calendarId" }] });
  }
});

test("nobody chooses for, lists or ends the connection of someone else", async () => {
  const id = await connect();
  const stranger = contextOf(await makeUser());
  await expect(chooseCalendars(stranger, id, choice, known)).rejects.toMatchObject({ code: "not_found" });
  await expect(disconnectCalendar(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await listConnections(stranger)).toEqual([]);
  expect(await testDb().calendarConnection.count({ where: { id } })).toBe(1);
});
