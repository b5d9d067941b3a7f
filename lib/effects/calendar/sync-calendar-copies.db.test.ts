import { beforeEach, describe, expect, test } from "vitest";
import { store } from "@/e2e/servers/google/calendar";
import type { User } from "@/lib/db/generated/client";
import { respond } from "@/lib/meetings/answers/respond";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { syncOnce } from "@/lib/testing/calendar";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
});

test("a colleague's own calendar gets a copy that names them alone, and loses it with the invitation", async () => {
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: host.dana.practiceId });
  await testDb().calendarConnection.delete({ where: { id: host.connectionId } });
  await host.calendars.connect(lena);
  const meeting = await host.schedule({ inviteeUserIds: [lena.id] });
  await host.calendars.sync(meeting.id);
  const copies = () => host.google.events(lena.email);
  expect(copies()).toMatchObject([{ iCalUID: meeting.uid, attendees: [{ email: lena.email }] }]);
  expect(copies()[0]?.attendees).toHaveLength(1);
  await host.change(meeting, { inviteeUserIds: [] });
  await host.calendars.sync(meeting.id);
  expect(copies()).toEqual([]);
});

test("a copy that Google brought by itself is taken as theirs: never a second one", async () => {
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: host.dana.practiceId });
  const hers = await host.calendars.connect(lena);
  const meeting = await host.schedule({ inviteeUserIds: [lena.id] });
  // The host's comes first, whichever job runs first.
  expect(await syncOnce(host.calendars.effects, meeting.id, hers)).toMatchObject({ reason: "out_of_turn" });
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  const copies = () => host.google.events(lena.email);
  expect(copies()).toMatchObject([{ id: host.events()[0]?.id, organizer: { email: host.dana.email } }]);
  expect((await host.lines(meeting)).map(({ state }) => state)).toEqual(["synced", "synced"]);
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  await host.calendars.sync(meeting.id);
  expect(copies()).toMatchObject([{ start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
  await host.change(meeting, { inviteeUserIds: [] });
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(copies()).toEqual([]);
  expect(host.events()).toHaveLength(1);
});

describe("a copy that came with our mail, which nobody but us keeps up to date", () => {
  let lena: User;
  let hers: string;
  let meeting: MeetingRow;
  const copies = () => host.events(lena.email);
  beforeEach(async () => {
    lena = await makeUser({ name: "Lena Ortiz", practiceId: host.dana.practiceId });
    await testDb().calendarConnection.delete({ where: { id: host.connectionId } });
    hers = await host.calendars.connect(lena);
    meeting = await host.schedule({ inviteeUserIds: [lena.id], inviteeEmails: ["bo@x.example"] });
    const attendees = [{ email: lena.email, responseStatus: "needsAction", self: true }, { email: "bo@x.example" }];
    const times = {
      start: { dateTime: new Date(meeting.startsAt).toISOString() },
      end: { dateTime: new Date(meeting.endsAt).toISOString() },
    };
    const brought = { id: "brought", iCalUID: meeting.uid, summary: "Appointment", status: "confirmed" } as const;
    const organizer = { email: "reply@meet.example" };
    store(host.google.calendar(lena.email), { ...brought, ...times, organizer, attendees, colorId: "4" }, Date.now());
  });

  test("is taken up and follows the meeting; its guest list stays its organizer's", async () => {
    expect(await host.calendars.sync(meeting.id)).toEqual([]);
    await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    await respond(contextOf(lena), meeting.id, { response: "accepted", note: null });
    expect(await host.calendars.sync(meeting.id)).toEqual([]);
    expect(copies()).toMatchObject([
      {
        id: "brought",
        colorId: "4",
        start: { dateTime: "2027-03-11T15:00:00.000Z" },
        organizer: { email: "reply@meet.example" },
      },
    ]);
    expect(copies()[0]?.attendees?.map(({ email, responseStatus }) => [email, responseStatus])).toEqual([
      [lena.email, "accepted"],
      ["bo@x.example", "needsAction"],
    ]);
    expect((await host.lines(meeting)).find(({ connectionId }) => connectionId === hers)?.state).toBe("synced");
  });

  test("that cannot be changed is not called equal to the meeting", async () => {
    await host.calendars.sync(meeting.id);
    await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    host.google.addFaults({ kind: "status", status: 403, reason: "forbidden", on: "PATCH" });
    expect(await host.calendars.sync(meeting.id)).toEqual([]);
    expect((await host.lines(meeting)).find(({ connectionId }) => connectionId === hers)).toMatchObject({
      state: "failed",
      reason: "event_not_ours",
    });
    expect(copies()).toHaveLength(1);
  });
});

test("a host without one is noted as skipped, until they have one", async () => {
  await testDb().calendarConnection.delete({ where: { id: host.connectionId } });
  const meeting = await host.schedule();
  expect(meeting.calendars).toMatchObject([{ provider: "google", state: "skipped", reason: "not_connected" }]);
  await host.calendars.connect(host.dana);
  const { meeting: later } = await host.change(meeting, { title: "Later" });
  expect(later.calendars).toMatchObject([{ provider: "google", state: "pending", reason: null }]);
});

test("a host who does not share the people with Google has an event without them", async () => {
  await testDb().calendarConnection.update({ where: { id: host.connectionId }, data: { sharesGuests: false } });
  const meeting = await host.schedule();
  await host.calendars.sync(meeting.id);
  expect(JSON.stringify(host.events())).not.toContain("bo@x.example");
});

test("the name that a profile has stays unknown to a host who invited the address", async () => {
  const secret = await makeUser({ name: "Known Client" });
  const meeting = await host.schedule({ inviteeEmails: [secret.email] });
  await host.calendars.sync(meeting.id);
  expect(host.events()[0]?.attendees).toMatchObject([{ email: secret.email }]);
  expect(JSON.stringify(host.events())).not.toContain("Known Client");
});
