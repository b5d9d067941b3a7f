import { beforeEach, expect, test } from "vitest";
import { store } from "@/e2e/servers/google/calendar";
import { meetCall } from "@/e2e/servers/google/conference";
import { disconnectCalendar } from "@/lib/calendars/disconnect-calendar";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { roomViewOf } from "@/lib/meetings/room/room-view";
import type { ScheduleMeetingBody } from "@/lib/meetings/schedule/schedule-meeting-input";
import { aCalendarHost, type CalendarHost, INSERT } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, testSecrets } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
  await useMeet(true);
});

const useMeet = (googleMeet: boolean, id = host.connectionId) =>
  testDb().calendarConnection.update({ where: { id }, data: { googleMeet } });
const video = { location: { type: "video" } } as const satisfies Partial<ScheduleMeetingBody>;
const callOf = async (meeting: MeetingRow) => (await host.now(meeting)).callUrl;
const eventCall = () => host.events()[0]?.hangoutLink ?? null;
const asked = () => host.google.requests.filter(({ body }) => body.includes("createRequest"));

async function siteOf(meeting: MeetingRow): Promise<string | undefined> {
  const actor = { kind: "user", userId: host.dana.id, role: "counselor" } as const;
  const world = { appUrl: "https://meet.example", now: meeting.startsAt, server: undefined, secrets: testSecrets };
  return roomViewOf(await host.now(meeting), actor, world).callSite;
}

test("a video meeting gets one call with its event, which the room leads to, and keeps it", async () => {
  const meeting = await host.scheduled(video);
  expect(eventCall()).toMatch(/^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
  expect(await callOf(meeting)).toBe(eventCall());
  expect(await siteOf(meeting)).toBe("meet.google.com");
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  await host.calendars.sync(meeting.id);
  await host.read();
  expect(await callOf(meeting)).toBe(eventCall());
  expect(asked()).toHaveLength(1);
});

test("a link of one's own, another place and an account that does not want it make none", async () => {
  await host.scheduled({ location: { type: "video", value: "https://own.example/a" } });
  await host.scheduled({ location: { type: "phone", value: "+49 30 1234" } });
  await useMeet(false);
  const meeting = await host.scheduled(video);
  expect(asked()).toEqual([]);
  expect(await callOf(meeting)).toBeNull();
});

test("the call goes when the meeting is held elsewhere, and another comes when it comes back", async () => {
  const meeting = await host.scheduled(video);
  const first = eventCall();
  await host.change(meeting, { location: { type: "in_person", value: "Lindenallee 4" } });
  await host.calendars.sync(meeting.id);
  expect([eventCall(), await callOf(meeting)]).toEqual([null, null]);
  await host.change(meeting, video);
  await host.calendars.sync(meeting.id);
  expect(eventCall()).not.toBe(first);
  expect(await callOf(meeting)).toBe(eventCall());
});

test("a create whose answer was lost is found with its call, and asks for no second one", async () => {
  const meeting = await host.schedule(video);
  host.google.addFaults({ kind: "lose-answer", on: INSERT });
  expect(await host.calendars.sync(meeting.id)).toHaveLength(1);
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(await callOf(meeting)).toBe(eventCall());
  expect(asked()).toHaveLength(1);
});

test("a call that is made after the answer is read back", async () => {
  host.google.people.slowCalls = true;
  const meeting = await host.scheduled(video);
  expect(await callOf(meeting)).toBeNull();
  await host.change(meeting, { title: "Later" });
  await host.calendars.sync(meeting.id);
  expect(asked()).toHaveLength(1);
  const [event] = host.events();
  if (event) store(host.google.calendar(host.dana.email), { ...event, ...meetCall("made") }, Date.now());
  await host.read();
  expect(await callOf(meeting)).toBe(eventCall());
});

test("a call that its host took away in the calendar is not made again", async () => {
  const meeting = await host.scheduled({ ...video, disclosure: "full" });
  const [{ conferenceData: _, hangoutLink: __, ...without } = { id: "", organizer: { email: "" } }] = host.events();
  store(host.google.calendar(host.dana.email), { iCalUID: meeting.uid, status: "confirmed", ...without }, Date.now());
  await host.read();
  expect(await callOf(meeting)).toBeNull();
  await host.change(meeting, { title: "Later" });
  await host.calendars.sync(meeting.id);
  expect(asked()).toHaveLength(1);
});

test("who disconnects keeps the way into the call that stands in the calendar", async () => {
  const meeting = await host.scheduled(video);
  await disconnectCalendar(contextOf(host.dana), host.connectionId);
  expect(await siteOf(meeting)).toBe("meet.google.com");
});

test("an invitee's calendar makes no call, and of two accounts of the host's the first one does", async () => {
  const lena = await makeUser({ practiceId: host.dana.practiceId });
  await useMeet(true, await host.calendars.connect(lena));
  const second = { ...host.dana, email: `second-${host.dana.email}` };
  await useMeet(true, await host.calendars.connect(second));
  const meeting = await host.scheduled({ ...video, inviteeUserIds: [lena.id] });
  expect(asked()).toHaveLength(1);
  expect(host.events(second.email)[0]?.hangoutLink).toBeUndefined();
  expect(await callOf(meeting)).toBe(eventCall());
});

test("the room waits while the calendar is being asked, and goes on without it when the access is lost", async () => {
  const meeting = await host.schedule(video);
  expect(await host.now(meeting)).toMatchObject({ callAwaitedSince: expect.any(Number) });
  host.google.people.revoke(host.dana.email);
  await host.calendars.sync(meeting.id);
  expect(await host.now(meeting)).toMatchObject({ callAwaitedSince: null, callUrl: null });
});
