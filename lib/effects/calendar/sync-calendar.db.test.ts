import { beforeEach, expect, test } from "vitest";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { syncOnce } from "@/lib/testing/calendar";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { contextOf } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
});

test("created, moved, renamed, someone added and removed, called off", async () => {
  const meeting = await host.schedule({ disclosure: "full", title: "Couples session" });
  expect((await host.lineOf(meeting)).state).toBe("pending");
  expect(await host.calendars.sync(meeting.id)).toEqual([]);
  expect(host.events()).toMatchObject([
    { iCalUID: meeting.uid, summary: "Couples session", attendees: [{ email: "bo@x.example" }] },
  ]);
  expect(await host.lineOf(meeting)).toMatchObject({ state: "synced", reason: null, externalId: host.events()[0]?.id });

  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00", title: "Couples session 2" });
  await host.calendars.sync(meeting.id);
  expect(host.events()).toMatchObject([
    { summary: "Couples session 2", start: { dateTime: "2027-03-11T15:00:00.000Z" } },
  ]);

  await host.change(meeting, { inviteeEmails: ["bo@x.example", "cy@x.example"] });
  await host.calendars.sync(meeting.id);
  expect(host.events()[0]?.attendees?.map(({ email }) => email)).toEqual(["bo@x.example", "cy@x.example"]);

  await host.change(meeting, { inviteeEmails: ["cy@x.example"] });
  await host.calendars.sync(meeting.id);
  expect(host.events()[0]?.attendees?.map(({ email }) => email)).toEqual(["cy@x.example"]);

  await host.change(meeting, { status: "cancelled" });
  await host.calendars.sync(meeting.id);
  expect(host.events()).toEqual([]);
  expect(await host.lineOf(meeting)).toMatchObject({ state: "synced", externalId: null });
});

test("a neutral meeting's event holds neither title nor description", async () => {
  const meeting = await host.schedule({ title: "Grief", description: "Bring the letter." });
  await host.calendars.sync(meeting.id);
  expect(host.events()[0]?.summary).toBe("Appointment with Dana Whitfield");
  expect(JSON.stringify(host.events())).not.toMatch(/Grief|letter/);
});

test("what has not changed asks the calendar nothing", async () => {
  const meeting = await host.schedule();
  await host.calendars.sync(meeting.id);
  const before = host.google.requests.length;
  expect(await syncOnce(host.calendars.effects, meeting.id, host.connectionId)).toEqual({ kind: "done" });
  expect(host.google.requests).toHaveLength(before);
});

test("an update before the event was made makes it as it is now; a cancellation makes none", async () => {
  const meeting = await host.schedule();
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  const other = await host.schedule();
  await host.change(other, { status: "cancelled" });
  await host.calendars.sync(meeting.id);
  await host.calendars.sync(other.id);
  expect(host.events()).toMatchObject([{ iCalUID: meeting.uid, start: { dateTime: "2027-03-11T15:00:00.000Z" } }]);
});

test("while a change can be undone the calendar keeps what it has", async () => {
  const meeting = await host.schedule();
  await host.calendars.sync(meeting.id);
  const patient = contextOf(host.dana, { announceDelaySeconds: 60 });
  await updateMeeting(patient, meeting.id, updateMeetingInput.parse({ status: "cancelled" }));
  expect(await syncOnce(host.calendars.effects, meeting.id, host.connectionId)).toMatchObject({
    reason: "out_of_turn",
  });
  expect(host.events()).toHaveLength(1);
});

test("100 meetings at once are 100 events", async () => {
  const meetings = await Promise.all(Array.from({ length: 100 }, () => host.schedule()));
  const runs = meetings.flatMap(({ id }) => [id, id]);
  await Promise.all(runs.map((id) => syncOnce(host.calendars.effects, id, host.connectionId)));
  const uids = host.events().map(({ iCalUID }) => iCalUID);
  expect(uids.toSorted()).toEqual(meetings.map(({ uid }) => uid).toSorted());
  expect(host.google.requests.filter(({ call }) => call === "POST /token")).toHaveLength(1);
});
