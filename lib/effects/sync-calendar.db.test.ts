import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { store } from "@/e2e/servers/google/calendar";
import type { User } from "@/lib/db/generated/client";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule-meeting";
import type { ScheduleMeetingBody } from "@/lib/meetings/schedule-meeting-input";
import { updateMeeting } from "@/lib/meetings/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/update-meeting-input";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { someCalendars, syncOnce, type TestCalendars } from "@/lib/testing/calendar";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

let calendars: TestCalendars;
let dana: User;
let connectionId: string;
beforeEach(async () => {
  calendars = await someCalendars();
  const practice = await makePractice();
  dana = await makeUser({ practiceId: practice.id });
  connectionId = await calendars.connect(dana);
});
afterEach(() => calendars.close());

async function schedule(overrides: Partial<ScheduleMeetingBody> = {}): Promise<MeetingRow> {
  return scheduleMeeting(contextOf(dana), scheduleInput({ inviteeEmails: ["bo@x.example"], ...overrides }));
}

const change = (meeting: MeetingRow, body: UpdateMeetingBody) =>
  updateMeeting(contextOf(dana), meeting.id, updateMeetingInput.parse(body));
const events = () => calendars.google.events(dana.email);
const lines = (meeting: MeetingRow) => testDb().calendarEvent.findMany({ where: { meetingId: meeting.id } });
const lineOf = async (meeting: MeetingRow) => (await lines(meeting)).find((line) => line.connectionId === connectionId);
const insert = "POST /calendar/v3/calendars";

describe("one event, equal to the meeting at every step", () => {
  test("created, moved, renamed, someone added and removed, called off", async () => {
    const meeting = await schedule({ disclosure: "full", title: "Couples session" });
    expect((await lineOf(meeting))?.state).toBe("pending");
    expect(await calendars.sync(meeting.id)).toEqual([]);
    expect(events()).toMatchObject([
      { iCalUID: meeting.uid, summary: "Couples session", attendees: [{ email: "bo@x.example" }] },
    ]);
    expect(await lineOf(meeting)).toMatchObject({ state: "synced", reason: null, externalId: events()[0]?.id });

    await change(meeting, { startsAt: "2027-03-11T16:00:00+01:00", title: "Couples session 2" });
    await calendars.sync(meeting.id);
    expect(events()).toMatchObject([{ summary: "Couples session 2", start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);

    await change(meeting, { inviteeEmails: ["bo@x.example", "cy@x.example"] });
    await calendars.sync(meeting.id);
    expect(events()[0]?.attendees?.map(({ email }) => email)).toEqual(["bo@x.example", "cy@x.example"]);

    await change(meeting, { inviteeEmails: ["cy@x.example"] });
    await calendars.sync(meeting.id);
    expect(events()[0]?.attendees?.map(({ email }) => email)).toEqual(["cy@x.example"]);

    await change(meeting, { status: "cancelled" });
    await calendars.sync(meeting.id);
    expect(events()).toEqual([]);
    expect(await lineOf(meeting)).toMatchObject({ state: "synced", externalId: null });
  });

  test("a neutral meeting's event holds neither title nor description", async () => {
    const meeting = await schedule({ title: "Grief", description: "Bring the letter." });
    await calendars.sync(meeting.id);
    expect(events()[0]?.summary).toBe("Appointment with Dana Whitfield");
    expect(JSON.stringify(events())).not.toMatch(/Grief|letter/);
  });

  test("what has not changed asks the calendar nothing", async () => {
    const meeting = await schedule();
    await calendars.sync(meeting.id);
    const before = calendars.google.requests.length;
    expect(await syncOnce(calendars.effects, meeting.id, connectionId)).toEqual({ kind: "done" });
    expect(calendars.google.requests).toHaveLength(before);
  });

  test("an update before the event was made makes it as it is now; a cancellation makes none", async () => {
    const meeting = await schedule();
    await change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    const other = await schedule();
    await change(other, { status: "cancelled" });
    await calendars.sync(meeting.id);
    await calendars.sync(other.id);
    expect(events()).toMatchObject([{ iCalUID: meeting.uid, start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
  });

  test("while a change can be undone the calendar keeps what it has", async () => {
    const meeting = await schedule();
    await calendars.sync(meeting.id);
    const patient = contextOf(dana, { announceDelaySeconds: 60 });
    await updateMeeting(patient, meeting.id, updateMeetingInput.parse({ status: "cancelled" }));
    expect(await syncOnce(calendars.effects, meeting.id, connectionId)).toMatchObject({ reason: "out_of_turn" });
    expect(events()).toHaveLength(1);
  });

  test("100 meetings at once are 100 events", async () => {
    const meetings = await Promise.all(Array.from({ length: 100 }, () => schedule()));
    const runs = meetings.flatMap(({ id }) => [id, id]);
    await Promise.all(runs.map((id) => syncOnce(calendars.effects, id, connectionId)));
    const uids = events().map(({ iCalUID }) => iCalUID);
    expect(uids.toSorted()).toEqual(meetings.map(({ uid }) => uid).toSorted());
    expect(calendars.google.requests.filter(({ call }) => call === "POST /token")).toHaveLength(1);
  });
});

describe("whatever fails", () => {
  test.each([
    ["the answer to a create is lost", { kind: "lose-answer", on: insert }],
    ["the create hangs after it was done", { kind: "hang", on: insert }],
    ["the server breaks before", { kind: "status", status: 500, on: insert }],
    ["the limit is reached", { kind: "status", status: 403, reason: "rateLimitExceeded", on: insert }],
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
    const inserts = hasty.google.requests.filter(({ call }) => call.startsWith(insert));
    expect(inserts).toHaveLength(fault.kind === "status" ? 2 : 1);
    await hasty.close();
  });

  test("a lost create of a meeting that is called off leaves nothing", async () => {
    const meeting = await schedule();
    calendars.google.addFaults({ kind: "lose-answer", on: insert });
    await calendars.sync(meeting.id);
    expect(events()).toHaveLength(1);
    await change(meeting, { status: "cancelled" });
    await calendars.sync(meeting.id);
    expect(events()).toEqual([]);
  });

  test("the provider's pause is kept", async () => {
    const meeting = await schedule();
    calendars.google.addFaults({
      kind: "status",
      status: 429,
      reason: "rateLimitExceeded",
      retryAfter: "60",
      on: insert,
    });
    await calendars.sync(meeting.id);
    const before = calendars.google.requests.length;
    expect(await syncOnce(calendars.effects, meeting.id, connectionId)).toMatchObject({ reason: "out_of_turn" });
    expect(calendars.google.requests).toHaveLength(before);
  });

  test("an edit made in the calendar stays where the meeting did not change, and people added there stay", async () => {
    const meeting = await schedule({ disclosure: "full", title: "Session" });
    await calendars.sync(meeting.id);
    const [event] = events();
    if (!event) throw new Error("There is no event.");
    const attendees = [...(event.attendees ?? []), { email: "supervisor@x.example", responseStatus: "accepted" }];
    store(
      calendars.google.calendar(dana.email),
      { ...event, summary: "Session, room 5", attendees, colorId: "4" },
      Date.now(),
    );

    await change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    await calendars.sync(meeting.id);
    expect(events()).toMatchObject([
      { summary: "Session, room 5", colorId: "4", start: { dateTime: "2027-03-11T15:00:00.000Z" } },
    ]);
    expect(events()[0]?.attendees?.map(({ email }) => email)).toEqual(["bo@x.example", "supervisor@x.example"]);
    expect((await lineOf(meeting))?.drift).toEqual({
      kind: "changed",
      fields: [{ field: "title", ours: "Session", theirs: "Session, room 5" }],
    });

    await change(meeting, { title: "Last session" });
    await calendars.sync(meeting.id);
    expect(events()[0]?.summary).toBe("Last session");
    expect((await lineOf(meeting))?.drift).toBeNull();
  });

  test("an edit that comes between reading and writing is read again (412)", async () => {
    const meeting = await schedule();
    await calendars.sync(meeting.id);
    await change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    calendars.google.addFaults({ kind: "status", status: 412, reason: "conditionNotMet", on: "PATCH" });
    expect(await calendars.sync(meeting.id)).toEqual([]);
    expect(events()).toMatchObject([{ start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
  });

  test("an event that is gone is not made again: its host is asked", async () => {
    const meeting = await schedule();
    await calendars.sync(meeting.id);
    const [event] = events();
    if (event) store(calendars.google.calendar(dana.email), { ...event, status: "cancelled" }, Date.now());
    await change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    await calendars.sync(meeting.id);
    await change(meeting, { startsAt: "2027-03-12T16:00:00+01:00" });
    await calendars.sync(meeting.id);
    expect(events()).toEqual([]);
    expect(await lineOf(meeting)).toMatchObject({
      state: "failed",
      reason: "event_deleted",
      drift: { kind: "deleted" },
    });
    await change(meeting, { status: "cancelled" });
    expect(await calendars.sync(meeting.id)).toEqual([]);
    expect((await lineOf(meeting))?.state).toBe("synced");
  });

  test("a calendar that may only be read fails with its reason", async () => {
    calendars.google.calendar(dana.email).accessRole = "reader";
    const meeting = await schedule();
    expect(await calendars.sync(meeting.id)).toEqual([]);
    expect(await lineOf(meeting)).toMatchObject({ state: "failed", reason: "calendar_read_only" });
  });

  test("access that was taken back breaks the connection, tells its owner once, and asks Google nothing more", async () => {
    const meetings = await Promise.all(Array.from({ length: 20 }, () => schedule()));
    calendars.google.people.revoke(dana.email);
    await Promise.all(meetings.map(({ id }) => syncOnce(calendars.effects, id, connectionId)));
    const notices = await testDb().notification.findMany({ where: { userId: dana.id } });
    expect(notices.map(({ kind }) => kind)).toEqual(["calendar_disconnected"]);
    const shown = await listNotifications(contextOf(dana), listNotificationsInput.parse({}));
    expect(shown.notifications).toMatchObject([{ kind: "calendar_disconnected", meetingId: notices[0]?.meetingId }]);
    expect(await testDb().calendarConnection.findUniqueOrThrow({ where: { id: connectionId } })).toMatchObject({
      state: "broken",
      brokenReason: "access_revoked",
    });
    const before = calendars.google.requests.length;
    const late = await schedule();
    await calendars.sync(late.id);
    expect(await lineOf(late)).toMatchObject({ state: "failed", reason: "connection_broken" });
    expect(calendars.google.requests).toHaveLength(before);
    expect(events()).toEqual([]);
  });

  test("tries end after a day", async () => {
    const meeting = await schedule();
    calendars.google.addFaults({ kind: "status", status: 503, on: insert });
    const tomorrow = { ...calendars.effects, now: () => Date.now() + 25 * 3_600_000 };
    expect(await syncOnce(tomorrow, meeting.id, connectionId)).toMatchObject({ name: "PermanentError" });
    expect(await lineOf(meeting)).toMatchObject({ state: "failed", reason: "gave_up" });
  });
});

describe("whose calendar", () => {
  test("a colleague's own calendar gets a copy that names them alone, and loses it with the invitation", async () => {
    const lena = await makeUser({ name: "Lena Ortiz", practiceId: dana.practiceId });
    await testDb().calendarConnection.delete({ where: { id: connectionId } });
    await calendars.connect(lena);
    const meeting = await schedule({ inviteeUserIds: [lena.id] });
    await calendars.sync(meeting.id);
    const copies = () => calendars.google.events(lena.email);
    expect(copies()).toMatchObject([{ iCalUID: meeting.uid, attendees: [{ email: lena.email }] }]);
    expect(copies()[0]?.attendees).toHaveLength(1);
    await change(meeting, { inviteeUserIds: [] });
    await calendars.sync(meeting.id);
    expect(copies()).toEqual([]);
  });

  test("a copy that Google brought by itself is taken as theirs: never a second one", async () => {
    const lena = await makeUser({ name: "Lena Ortiz", practiceId: dana.practiceId });
    const hers = await calendars.connect(lena);
    const meeting = await schedule({ inviteeUserIds: [lena.id] });
    // The host's comes first, whichever job runs first.
    expect(await syncOnce(calendars.effects, meeting.id, hers)).toMatchObject({ reason: "out_of_turn" });
    expect(await calendars.sync(meeting.id)).toEqual([]);
    const copies = () => calendars.google.events(lena.email);
    expect(copies()).toMatchObject([{ id: events()[0]?.id, organizer: { email: dana.email } }]);
    expect((await lines(meeting)).map(({ state }) => state)).toEqual(["synced", "synced"]);
    await change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    await calendars.sync(meeting.id);
    expect(copies()).toMatchObject([{ start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
    await change(meeting, { inviteeUserIds: [] });
    expect(await calendars.sync(meeting.id)).toEqual([]);
    expect(copies()).toEqual([]);
    expect(events()).toHaveLength(1);
  });

  test("a host without one is noted as skipped, until they have one", async () => {
    await testDb().calendarConnection.delete({ where: { id: connectionId } });
    const meeting = await schedule();
    expect(meeting.calendars).toMatchObject([{ provider: "google", state: "skipped", reason: "not_connected" }]);
    connectionId = await calendars.connect(dana);
    const { meeting: later } = await change(meeting, { title: "Later" });
    expect(later.calendars).toMatchObject([{ provider: "google", state: "pending", reason: null }]);
  });

  test("a host who does not share the people with Google has an event without them", async () => {
    await testDb().calendarConnection.update({ where: { id: connectionId }, data: { sharesGuests: false } });
    const meeting = await schedule();
    await calendars.sync(meeting.id);
    expect(JSON.stringify(events())).not.toContain("bo@x.example");
  });

  test("the name that a profile has stays unknown to a host who invited the address", async () => {
    const secret = await makeUser({ name: "Known Client" });
    const meeting = await schedule({ inviteeEmails: [secret.email] });
    await calendars.sync(meeting.id);
    expect(events()[0]?.attendees).toMatchObject([{ email: secret.email }]);
    expect(JSON.stringify(events())).not.toContain("Known Client");
  });
});
