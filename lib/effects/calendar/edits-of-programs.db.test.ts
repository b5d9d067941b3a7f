import { beforeEach, describe, expect, test } from "vitest";
import { findTroubledConnections } from "@/lib/calendars/find-troubled-connections";
import { findMeetingCalendars } from "@/lib/calendars/meeting-calendars";
import { settleDrift } from "@/lib/calendars/settle-drift";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { aCaldavPerson } from "@/lib/testing/caldav-person";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { withRadicale } from "@/lib/testing/with-radicale";

withRadicale("edits in a real Radicale", (radicale) => {
  let named = 0;

  async function aHost() {
    named += 1;
    const user = await makeUser({ name: "Dr. Ada" });
    const ctx = contextOf(user);
    const calendar = await aCaldavPerson(radicale(), user, `edits-${named}`);
    const { id } = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
    await calendar.sync(id);
    await calendar.read();
    const own = async () => (await findMeetingCalendars(ctx, id))[0];
    return { ...calendar, ctx, id, own, meeting: () => findMeeting(ctx, id) };
  }
  const plus =
    (...lines: string[]) =>
    (file: string) =>
      file.replace("END:VEVENT", `${lines.join("\r\n")}\r\nEND:VEVENT`);

  test("P4: of all that a program adds, the host is asked about people alone, each once", async () => {
    const host = await aHost();
    await host.save(
      host.id,
      plus(
        "ATTENDEE;CN=Cleo;PARTSTAT=NEEDS-ACTION:mailto:cleo@x.example",
        "ATTENDEE;CN=Cleo Marsh:MAILTO:CLEO%40x.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room5@x.example",
        "ATTENDEE;CUTYPE=RESOURCE:mailto:beamer@x.example",
        "ATTENDEE;CN=Nobody:invalid:nomail",
        "ATTENDEE;CN=By number:urn:uuid:4fc52a72-0000-4000-8000-000000000000",
        "ATTENDEE;EMAIL=eli@x.example;CN=Eli:urn:uuid:4fc52a72-0000-4000-8000-000000000001",
        "ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:meetings@compath.example",
        "ATTENDEE;CN=Bo again:mailto:BO@x.example",
      ),
    );
    await host.read();
    expect((await host.own())?.added.map(({ email }) => email)).toEqual(["cleo@x.example", "eli@x.example"]);
    expect((await host.meeting()).invitations.map(({ email }) => email)).toEqual(["bo@x.example"]);
  });

  test.each([
    ["no length at all", "DTEND:20270310T150000Z", "DTSTART:20270310T150000Z"],
    ["whole days", "DTEND;VALUE=DATE:20270312", "DTSTART;VALUE=DATE:20270310"],
    ["a year of its own", "DTEND:19600310T160000Z", "DTSTART:19600310T150000Z"],
    ["a duration of nothing", "DURATION:PT0S", "DTSTART:20270310T150000Z"],
  ])(
    "C2: an event that a program gave %s is shown, moves nothing, and keeps nothing else from being written",
    async (_, end, start) => {
      const host = await aHost();
      const before = await host.meeting();
      // Stripped of its marks too, so that it is written at once.
      await host.save(host.id, (file) =>
        file
          .replace(/DTEND.*/, end)
          .replace(/DTSTART.*:20270310T.*/, start)
          .replaceAll(";SCHEDULE-AGENT=NONE", ""),
      );
      await host.read();
      expect(await host.meeting()).toMatchObject({ startsAt: before.startsAt, endsAt: before.endsAt });
      await updateMeeting(
        host.ctx,
        host.id,
        updateMeetingInput.parse({ location: { type: "in_person", value: "Room 7" } }),
      );
      await host.sync(host.id);
      expect((await host.files())[0]).toContain("Room 7");
    },
  );

  test("P4: nor is our own address a person where a program took the organizer's line out", async () => {
    const host = await aHost();
    const chair = "ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:meetings@compath.example";
    await host.save(host.id, (file) => plus(chair)(file.replace(/ORGANIZER.*\r?\n/, "")));
    await host.read();
    expect((await host.own())?.added).toEqual([]);
  });

  test("P5: an event that a program calls off and leaves there asks the host, and cancels nothing", async () => {
    const host = await aHost();
    await host.save(host.id, (file) => file.replace(/STATUS:.*/, "STATUS:CANCELLED"));
    await host.read();
    expect((await host.own())?.drift).toEqual({ kind: "deleted" });
    expect(await host.meeting()).toMatchObject({ status: "scheduled", calendars: [{ reason: "event_deleted" }] });
    const change = updateMeetingInput.parse({ location: { type: "phone", value: "+49 30 1" } });
    await updateMeeting(host.ctx, host.id, change);
    await host.sync(host.id);
    expect((await host.files())[0]).toContain("STATUS:CANCELLED");
  });

  test("P5: put back by the host it is on again, and so it is when a program does that", async () => {
    const host = await aHost();
    const callOff = () => host.save(host.id, (file) => file.replace(/STATUS:.*/, "STATUS:CANCELLED"));
    await callOff();
    await host.read();
    await settleDrift(host.ctx, host.id, host.connectionId, "ours");
    await host.sync(host.id);
    expect((await host.files()).map((file) => /STATUS:(\w+)/.exec(file)?.[1])).toEqual(["CONFIRMED"]);
    await host.read();
    expect((await host.own())?.drift).toBeNull();
    await callOff();
    await host.read();
    await host.save(host.id, (file) => file.replace("STATUS:CANCELLED", "STATUS:CONFIRMED"));
    await host.read();
    expect((await host.meeting()).calendars).toMatchObject([{ state: "synced", reason: null }]);
  });

  test("P5: called off there and cancelled here it is gone", async () => {
    const host = await aHost();
    await host.save(host.id, (file) => file.replace(/STATUS:.*/, "STATUS:CANCELLED"));
    await host.read();
    await updateMeeting(host.ctx, host.id, updateMeetingInput.parse({ status: "cancelled" }));
    await host.sync(host.id);
    expect(await host.files()).toEqual([]);
  });

  test("C3: a program that saves the time of the owner's own clock moves nothing", async () => {
    const host = await aHost();
    const before = await host.meeting();
    const local = (file: string) =>
      file
        .replace(/DTSTART.*:20270310T\d+Z?/, "DTSTART:20270310T160000")
        .replace(/DTEND.*:20270310T\d+Z?/, "DTEND:20270310T170000");
    await host.save(host.id, local);
    await host.read();
    expect(await host.meeting()).toMatchObject({ startsAt: before.startsAt, revision: before.revision });
    await host.save(host.id, (file) => file.replaceAll("20270310T", "20270311T"));
    await host.read();
    expect((await host.meeting()).startsAt).toBe(before.startsAt + 86_400_000);
  });
});

describe("A3: a calendar that cannot be read any more", () => {
  let host: CalendarHost;
  beforeEach(async () => {
    host = await aCalendarHost();
    await host.read();
  });

  const told = () => testDb().notification.count({ where: { userId: host.dana.id, kind: "calendar_failed" } });
  const failing = async () => (await findTroubledConnections(contextOf(host.dana))).failing;
  const refuse = (status: number, reason: string, times = 1) =>
    host.google.addFaults({ kind: "status", status, reason, on: "GET /calendar/v3/calendars", times });

  test.each([
    [404, "notFound", "calendar_missing"],
    [403, "forbidden", "calendar_read_only"],
    [403, "domainPolicy", "access_denied"],
  ])("is told of once to its owner, who has a meeting to come: %s %s", async (status, reason, said) => {
    await host.scheduled();
    refuse(status, reason, 3);
    for (let times = 0; times < 3; times += 1) await host.read();
    expect([await told(), await failing(), (await host.connection()).writeFailure]).toEqual([
      1,
      [host.dana.email],
      said,
    ]);
  });

  test("is said no more once it can be read again, and anew when it is lost again", async () => {
    await host.scheduled();
    refuse(404, "notFound");
    await host.read();
    await testDb().notification.updateMany({ where: { userId: host.dana.id }, data: { readAt: new Date() } });
    await host.read();
    expect(await failing()).toEqual([]);
    refuse(404, "notFound");
    await host.read();
    expect(
      await testDb().notification.count({ where: { userId: host.dana.id, kind: "calendar_failed", readAt: null } }),
    ).toBe(1);
  });

  test.each([
    [503, "backendError"],
    [429, "rateLimitExceeded"],
    [403, "accessNotConfigured"],
    [400, "invalid"],
  ])("is no matter of its owner's for now or for one request: %s %s", async (status, reason) => {
    await host.scheduled();
    refuse(status, reason);
    await host.read();
    expect([await told(), await failing()]).toEqual([0, []]);
  });
});
