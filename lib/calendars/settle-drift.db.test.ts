import { beforeEach, expect, test } from "vitest";
import { forgetTokens, type GoogleEvent, store } from "@/e2e/servers/google/calendar";
import { findMeetingCalendars } from "@/lib/calendars/meeting-calendars";
import { settleDrift } from "@/lib/calendars/settle-drift";
import type { Context } from "@/lib/context";
import type { User } from "@/lib/db/generated/client";
import { readCalendar } from "@/lib/effects/calendar/read-calendar";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { someCalendars, type TestCalendars } from "@/lib/testing/calendar";
import { contextOf, makeUser, scheduleInput, testAppUrl } from "@/lib/testing/people";

let calendars: TestCalendars;
let dana: User;
let ctx: Context;
let connectionId: string;
beforeEach(async () => {
  calendars = await someCalendars();
  dana = await makeUser();
  ctx = contextOf(dana);
  connectionId = await calendars.connect(dana);
});

const events = () => calendars.google.events(dana.email);
const driftOf = async (meetingId: string) => (await findMeetingCalendars(ctx, meetingId))[0]?.drift;

/** A meeting whose event somebody has edited in the calendar, and that was read back. */
async function edited(disclosure: "full" | "neutral", change: Partial<GoogleEvent>) {
  const input = scheduleInput({ title: "Session", description: "Bring\nthe letter.", disclosure });
  const meeting = await scheduleMeeting(ctx, input);
  await calendars.sync(meeting.id);
  const [event] = events();
  if (event) store(calendars.google.calendar(dana.email), { ...event, ...change }, Date.now());
  await readCalendar(calendars.effects, { connectionId });
  return meeting;
}

test("theirs changes the meeting like an edit, and both agree afterwards", async () => {
  const link = `Details and join link: ${testAppUrl}/m/x`;
  const { id, slug } = await edited("full", { summary: "Last session" });
  const [event] = events();
  const description = `Bring\nnothing.\n\n${link.replace("/m/x", `/m/${slug}`)}`;
  if (event) store(calendars.google.calendar(dana.email), { ...event, description }, Date.now());
  await readCalendar(calendars.effects, { connectionId });
  await settleDrift(ctx, id, connectionId, "theirs");
  expect(await findMeeting(ctx, id)).toMatchObject({
    title: "Last session",
    description: "Bring\nnothing.",
    sequence: 1,
  });
  await calendars.sync(id);
  expect(await driftOf(id)).toBeNull();
  expect(events()).toMatchObject([{ summary: "Last session", description }]);
});

test("mine writes the meeting over it", async () => {
  const { id } = await edited("full", { summary: "Last session", location: "Room 5" });
  await settleDrift(ctx, id, connectionId, "ours");
  await calendars.sync(id);
  expect(events()).toMatchObject([{ summary: "Session", location: "Video call" }]);
  expect(await driftOf(id)).toBeNull();
  expect(await findMeeting(ctx, id)).toMatchObject({ title: "Session", sequence: 0, calendars: [{ state: "synced" }] });
});

test("a place is taken over as what it is, also by a neutral meeting", async () => {
  const { id } = await edited("neutral", { location: "Lindenallee 4" });
  await settleDrift(ctx, id, connectionId, "theirs");
  expect(await findMeeting(ctx, id)).toMatchObject({ locationType: "in_person", locationValue: "Lindenallee 4" });
  await calendars.sync(id);
  expect(events()).toMatchObject([{ location: "In person: Lindenallee 4" }]);
  expect(await driftOf(id)).toBeNull();
});

test("what no meeting can be called stays in the calendar, and the rest is taken over", async () => {
  const { id } = await edited("full", { summary: "x".repeat(300), location: "Room 5" });
  await settleDrift(ctx, id, connectionId, "theirs");
  expect(await findMeeting(ctx, id)).toMatchObject({ title: "Session", locationValue: "Room 5" });
  await calendars.sync(id);
  expect(await driftOf(id)).toMatchObject({ fields: [{ field: "title" }] });
});

test("a neutral meeting takes no title over from a calendar", async () => {
  const { id } = await edited("neutral", { summary: "Grief" });
  await settleDrift(ctx, id, connectionId, "theirs");
  expect(await findMeeting(ctx, id)).toMatchObject({ title: "Session", revision: 1 });
});

test("an event that was deleted is put back, once", async () => {
  const { id, uid } = await edited("full", { status: "cancelled" });
  expect(await driftOf(id)).toEqual({ kind: "deleted" });
  await settleDrift(ctx, id, connectionId, "ours");
  expect(await calendars.sync(id)).toEqual([]);
  expect(events()).toMatchObject([{ iCalUID: uid, summary: "Session" }]);
  expect(await findMeeting(ctx, id)).toMatchObject({ calendars: [{ state: "synced", reason: null }] });
});

test("what failed is tried again when its owner asks", async () => {
  calendars.google.calendar(dana.email).accessRole = "reader";
  const { id } = await edited("full", {});
  expect(await findMeeting(ctx, id)).toMatchObject({ calendars: [{ state: "failed", reason: "calendar_read_only" }] });
  calendars.google.calendar(dana.email).accessRole = "owner";
  await settleDrift(ctx, id, connectionId, "retry");
  await calendars.sync(id);
  expect(events()).toHaveLength(1);
});

test("nobody decides about somebody else's calendar", async () => {
  const { id } = await edited("full", { summary: "Last session" });
  const stranger = contextOf(await makeUser());
  await expect(settleDrift(stranger, id, connectionId, "ours")).rejects.toMatchObject({ code: "not_found" });
  expect(await findMeetingCalendars(stranger, id)).toEqual([]);
});

test("left out, it is not made again by later changes, until it is put back here or there", async () => {
  const { id } = await edited("full", { status: "cancelled" });
  const stateOf = async () => (await findMeetingCalendars(ctx, id))[0];
  expect(await stateOf()).toMatchObject({ state: "failed", reason: "event_deleted", drift: { kind: "deleted" } });
  await settleDrift(ctx, id, connectionId, "leave");
  const leftOut = { state: "skipped", reason: "left_out", drift: { kind: "left_out" } };
  expect(await stateOf()).toMatchObject(leftOut);

  await updateMeeting(ctx, id, { title: "Another" });
  await calendars.sync(id);
  forgetTokens(calendars.google.calendar(dana.email));
  await readCalendar(calendars.effects, { connectionId });
  expect(events()).toEqual([]);
  expect(await stateOf()).toMatchObject(leftOut);

  await settleDrift(ctx, id, connectionId, "ours");
  await calendars.sync(id);
  expect(events()).toMatchObject([{ summary: "Another" }]);
  expect(await stateOf()).toMatchObject({ state: "synced", reason: null, drift: null });
});

test("what was left out and is put back in the calendar is synced again", async () => {
  const meeting = await scheduleMeeting(ctx, scheduleInput({}));
  await calendars.sync(meeting.id);
  const [event] = events();
  if (!event) throw new Error("It was not written.");
  store(calendars.google.calendar(dana.email), { ...event, status: "cancelled" }, Date.now());
  await readCalendar(calendars.effects, { connectionId });
  await settleDrift(ctx, meeting.id, connectionId, "leave");
  store(calendars.google.calendar(dana.email), event, Date.now());
  await readCalendar(calendars.effects, { connectionId });
  expect((await findMeetingCalendars(ctx, meeting.id))[0]).toMatchObject({
    state: "synced",
    reason: null,
    drift: null,
  });
});

test("only what was deleted can be left out", async () => {
  const { id } = await edited("full", { summary: "Last session" });
  await settleDrift(ctx, id, connectionId, "leave");
  expect(await driftOf(id)).toMatchObject({ kind: "changed" });
});
