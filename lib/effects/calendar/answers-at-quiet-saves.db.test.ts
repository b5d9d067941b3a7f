import { beforeEach, describe, expect, test } from "vitest";
import { newCalendar, store } from "@/e2e/servers/google/calendar";
import { patch, remove } from "@/e2e/servers/google/events";
import type { CalendarAdapter } from "@/lib/adapters/calendar";
import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import { disconnectCalendar } from "@/lib/calendars/disconnect-calendar";
import { queueDueCalendarReads } from "@/lib/calendars/queue-calendar-reads";
import type { User } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { syncCalendar } from "@/lib/effects/calendar/sync-calendar";
import type { Effects } from "@/lib/effects/effects";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { listHistory } from "@/lib/meetings/lists/list-history";
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

const TITLE = { title: "Quiet title" };
const known = ["primary", "team"].map((id) => ({ id, name: id, writable: true }));
const choice = { writes: "also" as const, busyCalendarIds: [], googleMeet: false, sharesGuests: true };
const chooses = (calendarId: string) => chooseCalendars(contextOf(lena), hers, { ...choice, calendarId }, known);

async function settle({ id }: MeetingRow): Promise<void> {
  while ((await testDb().calendarEvent.count({ where: { meetingId: id, state: "pending" } })) > 0)
    expect(await host.calendars.sync(id)).toEqual([]);
}

async function saves(meeting: MeetingRow, body: UpdateMeetingBody): Promise<void> {
  await updateMeeting(contextOf(host.dana), meeting.id, updateMeetingInput.parse(body), { quietly: true });
}

/** A meeting whose event Google brought into her own calendar, while her meetings stand in `calendarId`; all was read. */
async function brought(calendarId: string): Promise<MeetingRow> {
  await chooses(calendarId);
  const meeting = await host.schedule({ inviteeEmails: [], inviteeUserIds: [lena.id], disclosure: "full" });
  await settle(meeting);
  await host.read(hers);
  await host.read();
  expect(host.events(lena.email)).toMatchObject([{ id: host.events()[0]?.id, organizer: { email: host.dana.email } }]);
  expect(host.events(lena.email, "team")).toEqual([]);
  return meeting;
}

const where = () => {
  const { people: directory, calendar } = host.google;
  const account = directory.account(lena.email);
  return { directory, account, calendar: calendar(lena.email), now: Date.now(), query: new URLSearchParams() };
};

/** She answers in her calendar, and Google says so in the host's event. */
function answers(responseStatus: string): void {
  const [event] = host.events(lena.email);
  patch(where(), event?.id ?? "", { attendees: [{ email: lena.email, responseStatus }] }, undefined);
}

const responseTo = async ({ id }: MeetingRow) =>
  (await testDb().invitation.findFirstOrThrow({ where: { meetingId: id, userId: lena.id } })).response;
const newestAnswer = async ({ id }: MeetingRow) =>
  (await listHistory(contextOf(host.dana), id)).find(({ action }) => action === "invitation_answered");

/** Both calendars and the meeting say it, and by the history she did. */
async function says(meeting: MeetingRow, response: string): Promise<void> {
  expect(await responseTo(meeting)).toBe(response);
  expect(await newestAnswer(meeting)).toMatchObject({ via: "account", actor: { name: lena.name } });
  await settle(meeting);
  for (const email of [lena.email, host.dana.email])
    expect(host.events(email)[0]?.attendees).toMatchObject([{ email: lena.email, responseStatus: response }]);
}

describe.each(["primary", "team"])(
  "an invitee whose meetings stand in %s answers in what Google brought",
  (calendarId) => {
    test.each([TITLE, { description: "Quiet agenda" }])("after a quiet save of %j", async (body) => {
      const meeting = await brought(calendarId);
      await saves(meeting, body);
      await settle(meeting);
      answers("accepted");
      await host.read(hers);
      await says(meeting, "accepted");
    });

    test.each([TITLE, { description: "Quiet agenda" }])("before a quiet save of %j was written", async (body) => {
      const meeting = await brought(calendarId);
      answers("declined");
      await saves(meeting, body);
      await settle(meeting);
      await host.read(hers);
      await says(meeting, "declined");
    });

    test("while a quiet save is being written", async () => {
      const meeting = await brought(calendarId);
      await saves(meeting, TITLE);
      let times = 0;
      const meanwhile = (adapter: CalendarAdapter): CalendarAdapter => ({
        ...adapter,
        updateEvent: (...write) => {
          times += 1;
          if (times === 1) answers("tentative");
          return adapter.updateEvent(...write);
        },
      });
      const { effects } = host.calendars;
      const calendarFor: Effects["calendarFor"] = (connection) => {
        const adapter = effects.calendarFor(connection);
        return adapter && meanwhile(adapter);
      };
      await syncCalendar({ ...effects, calendarFor }, { meetingId: meeting.id, connectionId: host.connectionId });
      expect(times).toBeGreaterThan(1);
      await settle(meeting);
      await host.read(hers);
      await says(meeting, "tentative");
      expect(host.events(lena.email)).toMatchObject([{ summary: TITLE.title }]);
    });

    test("and again after a second quiet save, and once more without one", async () => {
      const meeting = await brought(calendarId);
      await saves(meeting, TITLE);
      await settle(meeting);
      for (const [said, body] of [
        ["accepted", { title: "Quieter title" }],
        ["declined", { description: "Quieter agenda" }],
        ["tentative", undefined],
        ["accepted", undefined],
      ] as const) {
        answers(said);
        await host.read(hers);
        await says(meeting, said);
        if (body) await saves(meeting, body);
        await settle(meeting);
        await host.read(hers);
        await says(meeting, said);
      }
    });

    test("twice before it is read: the last one counts", async () => {
      const meeting = await brought(calendarId);
      await saves(meeting, TITLE);
      answers("declined");
      await settle(meeting);
      answers("accepted");
      await host.read(hers);
      await says(meeting, "accepted");
    });

    test("and counts where the host's calendar is read first", async () => {
      const meeting = await brought(calendarId);
      await saves(meeting, TITLE);
      await settle(meeting);
      answers("accepted");
      await host.read();
      await host.read(hers);
      expect(await responseTo(meeting)).toBe("accepted");
    });

    test("and counts where the host has no calendar any more", async () => {
      const meeting = await brought(calendarId);
      await disconnectCalendar(contextOf(host.dana), host.connectionId);
      answers("accepted");
      await host.read(hers);
      expect(await responseTo(meeting)).toBe("accepted");
    });
  },
);

test("an answer that the host's calendar names for the invitee counts after a quiet save", async () => {
  const meeting = await brought("team");
  await saves(meeting, TITLE);
  await settle(meeting);
  host.edit(meeting, { attendees: [{ email: lena.email, responseStatus: "accepted" }] });
  await host.read();
  expect(await responseTo(meeting)).toBe("accepted");
  expect(await newestAnswer(meeting)).toMatchObject({ via: "host_calendar", actor: { name: host.dana.name } });
});

test("an answer in what Google took from the email counts, though the host has no calendar", async () => {
  await chooses("team");
  await testDb().calendarConnection.update({ where: { id: host.connectionId }, data: { writes: false } });
  const meeting = await host.schedule({ inviteeEmails: [], inviteeUserIds: [lena.id], disclosure: "full" });
  await settle(meeting);
  const [ours] = host.events(lena.email, "team");
  const organizer = { email: "rsvp@reply.example" };
  const arrived = { ...ours, id: "arrivedbyemail", iCalUID: meeting.uid, status: "confirmed" as const, organizer };
  store(host.google.calendar(lena.email), arrived, Date.now());
  await saves(meeting, TITLE);
  await settle(meeting);
  expect([host.events(lena.email), host.events(lena.email, "team")]).toMatchObject([[{ id: "arrivedbyemail" }], []]);
  answers("accepted");
  await host.read(hers);
  expect(await responseTo(meeting)).toBe("accepted");
});

test("what she deletes there is seen without a change of the meeting", async () => {
  const meeting = await brought("team");
  remove(where(), host.events(lena.email)[0]?.id ?? "");
  await host.read(hers);
  const line = { meetingId: meeting.id, connectionId: hers };
  expect(await testDb().calendarEvent.findFirstOrThrow({ where: line })).toMatchObject({ reason: "event_deleted" });
});

describe("the account's own calendar beside the chosen one", () => {
  const connection = () => testDb().calendarConnection.findUniqueOrThrow({ where: { id: hers } });

  test("is read from where it was read before, only while an event stands in it", async () => {
    await chooses("team");
    await host.read(hers);
    expect(await connection()).toMatchObject({ syncToken: expect.any(String), ownSyncToken: null });
    const meeting = await brought("team");
    const { syncToken, ownSyncToken } = await connection();
    expect(ownSyncToken).toEqual(expect.any(String));
    answers("accepted");
    await host.read(hers);
    expect(await responseTo(meeting)).toBe("accepted");
    const later = await connection();
    expect([later.syncToken, later.ownSyncToken === ownSyncToken]).toEqual([syncToken, false]);
    await testDb().calendarEvent.deleteMany({ where: { connectionId: hers } });
    answers("declined");
    await host.read(hers);
    expect((await connection()).ownSyncToken).toBe(later.ownSyncToken);
  });

  test("is read as often as without calls from its provider, which are about the other one", async () => {
    await brought("team");
    const at = Date.parse("2027-01-04T00:00:00Z");
    await testDb().calendarConnection.updateMany({ data: { readAt: null } });
    const called = { readAt: new Date(at), channelExpiresAt: new Date(at + 86_400_000) };
    await testDb().calendarConnection.update({ where: { id: hers }, data: called });
    const due = (s: number) => inTransaction(testDb(), (tx) => queueDueCalendarReads(tx, at + s * 1000, 300));
    expect([await due(0), await due(299), await due(300)]).toEqual([1, 0, 1]);
    await testDb().calendarEvent.deleteMany({ where: { connectionId: hers } });
    expect([await due(600), await due(900), await due(4200)]).toEqual([1, 0, 1]);
  });
});
