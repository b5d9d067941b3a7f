import { beforeEach, describe, expect, test } from "vitest";
import { newCalendar, store } from "@/e2e/servers/google/calendar";
import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import type { User } from "@/lib/db/generated/client";
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
  host.google.people.account(lena.email).calendars.set("team", newCalendar({ id: "team" }));
});

/** What stands in her own calendar and in her team's. */
const copies = () => [host.events(lena.email), host.events(lena.email, "team")];
const hersOf = async ({ id }: MeetingRow) =>
  testDb().calendarEvent.findFirstOrThrow({ where: { meetingId: id, connectionId: hers } });

async function settle({ id }: MeetingRow): Promise<void> {
  while ((await testDb().calendarEvent.count({ where: { meetingId: id, state: "pending" } })) > 0)
    expect(await host.calendars.sync(id)).toEqual([]);
}

const known = ["primary", "team"].map((id) => ({ id, name: id, writable: true }));
const usual = { writes: "also" as const, busyCalendarIds: [], googleMeet: false };
const share = (sharesGuests: boolean) =>
  chooseCalendars(contextOf(host.dana), host.connectionId, { ...usual, calendarId: "primary", sharesGuests }, known);
const chooses = (calendarId: string) =>
  chooseCalendars(contextOf(lena), hers, { ...usual, calendarId, sharesGuests: true }, known);

/** Her meetings stand in her team's calendar or another one, and the host names nobody yet. */
async function apart(calendarId = "team"): Promise<MeetingRow> {
  await share(false);
  await chooses(calendarId);
  const meeting = await host.schedule({ inviteeUserIds: [lena.id] });
  await settle(meeting);
  const hers = [{ iCalUID: meeting.uid }];
  expect(copies()).toMatchObject(calendarId === "team" ? [[], hers] : [hers, []]);
  return meeting;
}

async function together(meeting: MeetingRow): Promise<void> {
  await settle(meeting);
  const [event] = host.events();
  expect(copies()).toMatchObject([[{ id: event?.id, organizer: { email: host.dana.email } }], []]);
  expect(await hersOf(meeting)).toMatchObject({ state: "synced", externalId: event?.id, calendarId: "primary" });
}

describe("an invitee whose meetings stand in another calendar of the account than its own", () => {
  test("has one event when Google brings the host's, before or after", async () => {
    await chooses("team");
    const first = await host.schedule({ inviteeUserIds: [lena.id] });
    await together(first);
    await host.change(first, { status: "cancelled" });
    await settle(first);
    const second = await apart();
    await share(true);
    await together(second);
    const { meeting: moved } = await host.change(second, { startsAt: "2027-03-11T16:00:00+01:00" });
    await together(moved);
    expect(copies()[0]).toMatchObject([{ start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
  });

  test("has one in that calendar again when the host's goes, and the host's again when it comes back", async () => {
    const meeting = await apart();
    await share(true);
    await together(meeting);
    await share(false);
    await settle(meeting);
    expect(copies()).toMatchObject([[], [{ iCalUID: meeting.uid }]]);
    expect(await hersOf(meeting)).toMatchObject({ state: "synced", calendarId: "team" });
    await share(true);
    await together(meeting);
  });

  test("has one when Google took it from the email that came meanwhile", async () => {
    const meeting = await apart();
    const organizer = { email: "rsvp@reply.example" };
    const [ours] = host.events(lena.email, "team");
    const arrived = { ...ours, id: "arrivedbyemail", iCalUID: meeting.uid, status: "confirmed" as const, organizer };
    store(host.google.calendar(lena.email), arrived, Date.now());
    await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    await settle(meeting);
    expect(copies()).toMatchObject([[{ id: "arrivedbyemail" }], []]);
  });

  test("keeps an event of their own there that only looks like it", async () => {
    const meeting = await apart();
    const [ours] = host.events(lena.email, "team");
    const other = { ...ours, id: "another", iCalUID: "another@google.com", organizer: { email: "x@x.example" } };
    store(host.google.calendar(lena.email), { ...other, status: "confirmed" }, Date.now());
    await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    await settle(meeting);
    expect(copies()).toMatchObject([[{ id: "another" }], [{ iCalUID: meeting.uid }]]);
  });
});

describe("an answer that was given in our event and not read yet when it gives way to the host's", () => {
  const answer = (calendarId: string, responseStatus: string) => {
    const name = calendarId === "primary" ? lena.email : calendarId;
    const calendar = host.google.people.account(lena.email).calendars.get(name);
    const [event] = host.events(lena.email, name);
    if (!calendar || !event) throw new Error("There is no such event.");
    const attendees = event.attendees?.map((one) => (one.email === lena.email ? { ...one, responseStatus } : one));
    store(calendar, { ...event, ...(attendees && { attendees }) }, Date.now());
  };
  const responseTo = async ({ id }: MeetingRow) =>
    (await testDb().invitation.findFirstOrThrow({ where: { meetingId: id, userId: lena.id } })).response;

  test.each([
    ["team", "accepted", "accepted"],
    ["team", "declined", "declined"],
    ["team", "tentative", "tentative"],
    ["primary", "accepted", "accepted"],
  ])("counts and stands in the host's (%s, %s)", async (calendarId, said, response) => {
    const meeting = await apart(calendarId);
    answer(calendarId, said);
    await share(true);
    await together(meeting);
    expect(await responseTo(meeting)).toBe(response);
    expect(host.events(lena.email)[0]?.attendees).toContainEqual(
      expect.objectContaining({ email: lena.email, responseStatus: said }),
    );
  });

  test("does not count where it was to an earlier time", async () => {
    const meeting = await apart();
    answer("team", "accepted");
    const { meeting: moved } = await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
    await share(true);
    await together(moved);
    expect(await responseTo(meeting)).toBe("needs_action");
  });
});
