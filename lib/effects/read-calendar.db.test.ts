import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { forgetTokens, type GoogleEvent, store } from "@/e2e/servers/google/calendar";
import { channelToken, hearOfChange } from "@/lib/calendars/hear-of-change";
import { promiseDueReads } from "@/lib/calendars/promise-reads";
import type { User } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { inTurn } from "@/lib/effects/calendar-turn";
import { readCalendar } from "@/lib/effects/read-calendar";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule-meeting";
import type { ScheduleMeetingBody } from "@/lib/meetings/schedule-meeting-input";
import { updateMeeting } from "@/lib/meetings/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/update-meeting-input";
import { someCalendars, type TestCalendars } from "@/lib/testing/calendar";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";

let calendars: TestCalendars;
let dana: User;
let connectionId: string;
beforeEach(async () => {
  calendars = await someCalendars();
  dana = await makeUser({ practiceId: (await makePractice()).id });
  connectionId = await calendars.connect(dana);
  await read();
});
afterEach(() => calendars.close());

const read = (id = connectionId) => readCalendar(calendars.effects, { connectionId: id });
const now = ({ id }: MeetingRow) => findMeeting(contextOf(dana), id);
const lineOf = ({ id }: MeetingRow) =>
  testDb().calendarEvent.findFirstOrThrow({ where: { meetingId: id, connectionId } });
const patches = () => calendars.google.requests.filter(({ call }) => /^(PATCH|POST) \/calendar/.test(call)).length;

async function scheduled(overrides: Partial<ScheduleMeetingBody> = {}): Promise<MeetingRow> {
  const input = scheduleInput({ inviteeEmails: ["bo@x.example"], ...overrides });
  const meeting = await scheduleMeeting(contextOf(dana), input);
  await calendars.sync(meeting.id);
  return meeting;
}

/** Someone edits the event in a calendar. */
function edit(meeting: MeetingRow, change: Partial<GoogleEvent>, email = dana.email) {
  const event = calendars.google.events(email).find(({ iCalUID }) => iCalUID === meeting.uid);
  if (!event) throw new Error("There is no such event.");
  store(calendars.google.calendar(email), { ...event, ...change }, Date.now());
}

const day = (date: string) => ({
  start: { dateTime: `${date}T15:00:00Z` },
  end: { dateTime: `${date}T16:00:00Z` },
});

describe("what comes back", () => {
  test("our own write is no change", async () => {
    const meeting = await scheduled();
    const before = patches();
    expect(await read()).toEqual({ kind: "done" });
    expect(await now(meeting)).toMatchObject({ revision: meeting.revision });
    expect(patches()).toBe(before);
    expect(await testDb().calendarConnection.findUniqueOrThrow({ where: { id: connectionId } })).toMatchObject({
      syncToken: expect.any(String),
      succeededAt: expect.any(Date),
    });
  });

  test("an attendee's answer becomes their response, once, and is not written over", async () => {
    const meeting = await scheduled();
    edit(meeting, { attendees: [{ email: "bo@x.example", responseStatus: "accepted" }] });
    await read();
    await read();
    const answered = await now(meeting);
    expect(answered.invitations).toMatchObject([{ response: "accepted" }]);
    expect(await testDb().notification.count({ where: { meetingId: meeting.id, kind: "meeting_response" } })).toBe(1);
    await calendars.sync(meeting.id);
    expect(calendars.google.events(dana.email)[0]?.attendees).toMatchObject([{ responseStatus: "accepted" }]);
  });

  test("a colleague's answer in their own calendar is theirs", async () => {
    const lena = await makeUser({ practiceId: dana.practiceId });
    const hers = await calendars.connect(lena);
    const meeting = await scheduled({ inviteeUserIds: [lena.id], inviteeEmails: [] });
    edit(meeting, { attendees: [{ email: lena.email, responseStatus: "declined", self: true }] }, lena.email);
    await read(hers);
    expect((await now(meeting)).invitations).toMatchObject([{ userId: lena.id, response: "declined" }]);
  });

  test("the host's move is a normal update, announced like any other", async () => {
    const meeting = await scheduled();
    edit(meeting, day("2027-03-12"));
    await read();
    const moved = await now(meeting);
    expect(moved).toMatchObject({ startsAt: Date.parse("2027-03-12T15:00:00Z"), sequence: 1 });
    const [, update] = await testDb().historyEntry.findMany({
      where: { meetingId: meeting.id },
      orderBy: { position: "asc" },
    });
    expect(update).toMatchObject({ action: "meeting_updated", actorKind: "user", actorId: dana.id });
    const before = patches();
    await calendars.sync(meeting.id);
    await read();
    expect(patches()).toBe(before);
    expect(await now(meeting)).toMatchObject({ revision: moved.revision, calendars: [{ state: "synced" }] });
    expect((await lineOf(meeting)).drift).toBeNull();
  });

  test("a move that breaks a rule moves nothing and is shown", async () => {
    const meeting = await scheduled();
    edit(meeting, day("2020-03-12"));
    await read();
    expect(await now(meeting)).toMatchObject({ startsAt: meeting.startsAt });
    expect((await lineOf(meeting)).drift).toMatchObject({ kind: "changed", fields: [{ field: "time" }] });
  });

  test("an invitee who moves their copy moves nothing", async () => {
    const lena = await makeUser({ practiceId: dana.practiceId });
    const hers = await calendars.connect(lena);
    const meeting = await scheduled({ inviteeUserIds: [lena.id], inviteeEmails: [] });
    edit(meeting, day("2027-03-12"), lena.email);
    await read(hers);
    await read();
    expect(await now(meeting)).toMatchObject({ startsAt: meeting.startsAt, revision: meeting.revision });
  });

  test("another title is shown as drift and stays, until it is the same again", async () => {
    const meeting = await scheduled({ disclosure: "full", title: "Session" });
    edit(meeting, { summary: "Session, room 5" });
    await read();
    expect((await lineOf(meeting)).drift).toEqual({
      kind: "changed",
      fields: [{ field: "title", ours: "Session", theirs: "Session, room 5" }],
    });
    expect(await now(meeting)).toMatchObject({ title: "Session", revision: meeting.revision });
    edit(meeting, { summary: "Session" });
    await read();
    expect((await lineOf(meeting)).drift).toBeNull();
  });

  test("a list that is older than our last write moves nothing back", async () => {
    const meeting = await scheduled();
    edit(meeting, day("2027-03-12"));
    const listed = calendars.google.calendar(dana.email).events;
    const event = [...listed.values()][0];
    // Between the list and our reading of the event the meeting was moved and written.
    calendars.google.addFaults({ kind: "status", status: 503, on: "GET /calendar/v3/calendars/primary/events/" });
    expect(await read()).toMatchObject({ kind: "skipped", reason: "http_503" });
    if (event) store(calendars.google.calendar(dana.email), { ...event, ...day("2027-03-10") }, Date.now());
    await read();
    expect(await now(meeting)).toMatchObject({ startsAt: meeting.startsAt, revision: meeting.revision });
  });
});

describe("deletions", () => {
  test("an event that was deleted asks the host and cancels nothing", async () => {
    const meeting = await scheduled();
    edit(meeting, { status: "cancelled" });
    await read();
    expect(await now(meeting)).toMatchObject({
      status: "scheduled",
      calendars: [{ state: "failed", reason: "event_deleted" }],
    });
    expect((await lineOf(meeting)).drift).toEqual({ kind: "deleted" });
  });

  test("put back in the calendar, all is well again", async () => {
    const meeting = await scheduled();
    const [event] = calendars.google.events(dana.email);
    edit(meeting, { status: "cancelled" });
    await read();
    if (event) store(calendars.google.calendar(dana.email), event, Date.now());
    await read();
    expect(await now(meeting)).toMatchObject({ calendars: [{ state: "synced", reason: null }] });
    expect((await lineOf(meeting)).drift).toBeNull();
  });

  test("what was deleted while the sync token lapsed is found by what is missing", async () => {
    const [kept, lost] = [await scheduled(), await scheduled()];
    await read();
    calendars.google.calendar(dana.email).events.delete((await lineOf(lost)).externalId ?? "");
    forgetTokens(calendars.google.calendar(dana.email));
    await read();
    expect((await lineOf(lost)).drift).toEqual({ kind: "deleted" });
    expect((await lineOf(kept)).drift).toBeNull();
  });

  test("our own deletion is no question", async () => {
    const meeting = await scheduled();
    await updateMeeting(contextOf(dana), meeting.id, updateMeetingInput.parse({ status: "cancelled" }));
    await calendars.sync(meeting.id);
    await read();
    expect(await lineOf(meeting)).toMatchObject({ state: "synced", drift: null });
  });
});

describe("when it is read", () => {
  test("nothing is read while the event is being written, and the place to go on from stays", async () => {
    const meeting = await scheduled();
    edit(meeting, day("2027-03-12"));
    const before = (await testDb().calendarConnection.findUniqueOrThrow({ where: { id: connectionId } })).syncToken;
    await inTurn(calendars.effects, { meetingId: meeting.id, connectionId }, async () => {
      await expect(read()).rejects.toMatchObject({ reason: "out_of_turn" });
    });
    const after = (await testDb().calendarConnection.findUniqueOrThrow({ where: { id: connectionId } })).syncToken;
    expect(after).toBe(before);
    await read();
    expect(await now(meeting)).toMatchObject({ startsAt: Date.parse("2027-03-12T15:00:00Z") });
  });

  test("access that was taken back breaks the connection, and it is read no more", async () => {
    await scheduled();
    calendars.google.people.revoke(dana.email);
    expect(await read()).toMatchObject({ kind: "skipped" });
    expect(await read()).toEqual({ kind: "skipped", reason: "calendar_disconnected" });
    expect(await testDb().notification.count({ where: { userId: dana.id, kind: "calendar_disconnected" } })).toBe(1);
  });

  test("a calendar is due once per poll, and less often while its provider calls us", async () => {
    const at = Date.parse("2040-01-01T00:00:00Z");
    const due = (seconds: number) => inTransaction(testDb(), (tx) => promiseDueReads(tx, at + seconds * 1000, 300));
    const mine = { where: { id: connectionId } };
    await testDb().calendarConnection.updateMany({ data: { readAt: null } });
    await testDb().calendarConnection.update({ ...mine, data: { readAt: new Date(at), channelExpiresAt: null } });
    expect([await due(0), await due(299), await due(300), await due(300)]).toEqual([1, 0, 1, 0]);
    await testDb().calendarConnection.update({ ...mine, data: { channelExpiresAt: new Date(at + 86_400_000) } });
    expect([await due(600), await due(900), await due(4200)]).toEqual([1, 0, 1]);
    await testDb().calendarConnection.update({ ...mine, data: { state: "broken", brokenReason: "access_revoked" } });
    expect(await due(90_000)).toBe(0);
  });
});

describe("push channels", () => {
  const open = () => [...calendars.google.channels.open.values()];

  test("one is opened, kept, and renewed before it ends", async () => {
    expect(open()).toMatchObject([{ address: "https://meet.example/api/webhooks/google" }]);
    await read();
    const [first] = open();
    await testDb().calendarConnection.update({
      where: { id: connectionId },
      data: { channelExpiresAt: new Date(Date.now() + 3_600_000) },
    });
    await read();
    expect(open()).toHaveLength(1);
    expect(open()[0]?.id).not.toBe(first?.id);
  });

  test("its call promises to read, if it carries the channel's secret", async () => {
    const [channel] = open();
    const call = {
      channelId: channel?.id ?? null,
      resourceId: channel?.resourceId ?? null,
      token: channelToken({ secrets: testSecrets }, channel?.id ?? ""),
      state: "exists",
    };
    expect(call.token).toBe(channel?.token);
    const jobs = async () =>
      (
        await testDb().$queryRaw<
          unknown[]
        >`select 1 as one from pgboss.job where name = 'read-calendar' and data ->> 'connectionId' = ${connectionId}`
      ).length;
    const ctx = contextAs({ kind: "system" });
    await hearOfChange(ctx, { ...call, state: "sync" });
    expect(await jobs()).toBe(0);
    await hearOfChange(ctx, call);
    expect(await jobs()).toBe(1);
    const forged = [
      { ...call, token: "guessed" },
      { ...call, token: null },
      { ...call, channelId: crypto.randomUUID() },
      { ...call, channelId: "nonsense" },
      { ...call, resourceId: "another" },
    ];
    for (const one of forged) await expect(hearOfChange(ctx, one)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await jobs()).toBe(1);
  });

  test("where the provider does not want to, or cannot reach us, the calendar is read all the same", async () => {
    await testDb().calendarConnection.update({ where: { id: connectionId }, data: { channelExpiresAt: null } });
    calendars.google.addFaults({ kind: "status", status: 400, reason: "push.webhookUrlUnauthorized", on: "/watch" });
    expect(await read()).toEqual({ kind: "done" });
    const plain = { ...calendars.effects, appUrl: "http://127.0.0.1:3000" };
    expect(await readCalendar(plain, { connectionId })).toEqual({ kind: "done" });
    expect(calendars.google.requests.filter(({ call }) => call.endsWith("/watch"))).toHaveLength(2);
  });
});
