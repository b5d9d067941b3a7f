import { expect, test } from "vitest";
import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import { findMeetingCalendars } from "@/lib/calendars/meeting-calendars";
import { settleDrift } from "@/lib/calendars/settle-drift";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { property } from "@/lib/ics/testing/read-wire";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { aCaldavPerson } from "@/lib/testing/caldav-person";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";
import { withRadicale } from "@/lib/testing/with-radicale";

const MARK = ";SCHEDULE-AGENT=NONE";
const stripped = (file: string) =>
  file.replaceAll(MARK, "").replace(/X-MOZ-SEND-INVITATIONS:FALSE\r?\n/, "X-MOZ-SEND-INVITATIONS:TRUE\r\n");
const marksIn = (file = "") => [file.split(MARK).length - 1, file.includes("X-MOZ-SEND-INVITATIONS:FALSE")];

withRadicale("copies in a real Radicale", (radicale) => {
  let named = 0;

  /** A host whose calendar holds a meeting with two people. */
  async function aHost() {
    named += 1;
    const user = await makeUser({ name: "Dr. Ada" });
    const ctx = contextOf(user);
    const calendar = await aCaldavPerson(radicale(), user, `silent-${named}`);
    const { id } = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example", "cy@x.example"] }));
    await calendar.sync(id);
    await calendar.read();
    const drift = async () => (await findMeetingCalendars(ctx, id))[0]?.drift ?? null;
    const change = (body: object) => updateMeeting(ctx, id, updateMeetingInput.parse(body));
    return { ...calendar, ctx, id, drift, change };
  }

  test("P1: the host's event names whom it names with the marks that keep servers and programs from emailing them", async () => {
    const host = await aHost();
    const [file = ""] = await host.files();
    expect(marksIn(file)).toEqual([3, true]);
    expect(file).toMatch(/ORGANIZER;CN=Dr\. Ada;SCHEDULE-AGENT=NONE:mailto:meetings@compath\.example/i);
    expect(file).toMatch(/SEQUENCE:0\r?\n/);
  });

  test("P1: what a program takes out is put back at the next look: no drift, no email, no change of the meeting", async () => {
    const host = await aHost();
    const before = await findMeeting(host.ctx, host.id);
    await host.save(host.id, stripped);
    expect(marksIn((await host.files())[0])).toEqual([0, false]);
    await host.read();
    expect(marksIn((await host.files())[0])).toEqual([3, true]);
    expect(await host.drift()).toBeNull();
    const { revision, sequence } = await findMeeting(host.ctx, host.id);
    expect([revision, sequence]).toEqual([before.revision, before.sequence]);
    await host.read();
    expect((await host.line(host.id)).restoredAt).toHaveLength(1);
  });

  test("P1: the fourth time in a day the host is told, and may have it written once more", async () => {
    const host = await aHost();
    for (let times = 0; times < 4; times += 1) {
      expect(await host.drift()).toBeNull();
      await host.save(host.id, stripped);
      await host.read();
    }
    expect(marksIn((await host.files())[0])).toEqual([0, false]);
    expect(await host.drift()).toMatchObject({ kind: "changed", fields: [{ field: "mail" }] });
    await settleDrift(host.ctx, host.id, host.connectionId, "ours");
    await host.sync(host.id);
    expect(marksIn((await host.files())[0])).toEqual([3, true]);
    expect(await host.drift()).toBeNull();
  });

  test("P1: a day later it is put back again", async () => {
    const host = await aHost();
    const dayAgo = new Date(Date.now() - 25 * 3600_000);
    await testDb().calendarEvent.updateMany({
      where: { meetingId: host.id },
      data: { restoredAt: [dayAgo, dayAgo, dayAgo] },
    });
    await host.save(host.id, stripped);
    await host.read();
    expect(marksIn((await host.files())[0])).toEqual([3, true]);
    expect(await host.drift()).toBeNull();
  });

  test("P1: a program that moves the event and strips it moves the meeting, and the marks come back with it", async () => {
    const host = await aHost();
    await host.save(host.id, (file) =>
      stripped(file)
        .replace(/DTSTART:.*/, "DTSTART:20270312T150000Z")
        .replace(/DTEND:.*/, "DTEND:20270312T160000Z")
        .replace(/SEQUENCE:\d+/, "SEQUENCE:4"),
    );
    await host.read();
    expect((await findMeeting(host.ctx, host.id)).startsAt).toBe(Date.parse("2027-03-12T15:00:00Z"));
    await testDb().meeting.update({ where: { id: host.id }, data: { announceAt: null } });
    await host.sync(host.id);
    const [file = ""] = await host.files();
    expect(marksIn(file)).toEqual([3, true]);
    expect(file).toMatch(/SEQUENCE:4\r?\n/);
    expect(await host.drift()).toBeNull();
  });

  test("P1: with other words of the host's it keeps them, and with somebody added it marks them too", async () => {
    const host = await aHost();
    await host.save(host.id, (file) =>
      stripped(file)
        .replace(/SUMMARY:.*/, "SUMMARY:My words")
        .replace("END:VEVENT", "ATTENDEE;CN=Dee:mailto:dee@x.example\r\nEND:VEVENT"),
    );
    await host.read();
    const [file = ""] = await host.files();
    expect(file).toContain("SUMMARY:My words");
    expect(marksIn(file)).toEqual([4, true]);
    expect(await host.drift()).toMatchObject({ kind: "changed", fields: [{ field: "title" }] });
  });

  test("P1: a program that names the calendar's owner as organizer does not keep it so", async () => {
    const host = await aHost();
    await host.save(host.id, (file) => stripped(file).replace(/ORGANIZER.*/, "ORGANIZER;CN=Ada:mailto:dana"));
    await host.read();
    expect((await host.files())[0]).toMatch(/ORGANIZER;CN=Dr\. Ada;SCHEDULE-AGENT=NONE:mailto:meetings@/);
  });

  test("P1: where guests are not shared nobody is named, and words say how many come", async () => {
    const host = await aHost();
    const { calendarId } = host;
    const choice = { writes: "also" as const, calendarId, busyCalendarIds: [], sharesGuests: false, googleMeet: false };
    await chooseCalendars(host.ctx, host.connectionId, choice, [{ id: calendarId, name: "x", writable: true }]);
    await host.sync(host.id);
    const [file = ""] = await host.files();
    expect(file).not.toMatch(/ATTENDEE|ORGANIZER|bo@x|cy@x/);
    expect(file).toContain("With 2 people");
    await host.read();
    expect(await host.drift()).toBeNull();
    await host.change({ inviteeEmails: ["bo@x.example"] });
    await testDb().meeting.update({ where: { id: host.id }, data: { announceAt: null } });
    await host.sync(host.id);
    expect((await host.files())[0]).toContain("With 1 person");
  });

  test("P1: a copy of an earlier form is written once as it is now, without drift", async () => {
    const host = await aHost();
    const earlier = (file: string) =>
      file
        .replaceAll(MARK, ";SCHEDULE-AGENT=CLIENT")
        .replace(/X-MOZ-SEND-INVITATIONS:FALSE\r?\n/, "")
        .replace(/ORGANIZER.*\r?\n/, "")
        .replace(/SEQUENCE:\d+/, "SEQUENCE:3");
    await host.save(host.id, earlier);
    const { pushed } = await host.line(host.id);
    const { form: _, sequence: __, ours: ___, ...written } = (pushed as { written: Record<string, object> }).written; // Safe: as it was written.
    await testDb().calendarEvent.updateMany({
      where: { meetingId: host.id },
      data: { pushed: { written }, state: "pending" },
    });
    await host.sync(host.id);
    const [file = ""] = await host.files();
    expect(marksIn(file)).toEqual([3, true]);
    expect(file).toMatch(/SEQUENCE:3\r?\n/);
    expect(await host.drift()).toBeNull();
    const { etag } = await host.line(host.id);
    await testDb().calendarEvent.updateMany({ where: { meetingId: host.id }, data: { state: "pending" } });
    await host.sync(host.id);
    expect((await host.line(host.id)).etag).toBe(etag);
  });

  /** A colleague who is invited by id, with a calendar of their own, and the emails to them. */
  async function aColleague(wishes: { updateMails?: "always" | "never" } = {}) {
    named += 1;
    const { id: practiceId } = await makePractice();
    const host = await makeUser({ practiceId, name: "Dr. Ada" });
    const updateMails = wishes.updateMails ?? "always";
    const ben = await makeUser({
      updateMails,
      practiceId,
      name: "Ben Roth",
      email: `ben-${crypto.randomUUID()}@x.example`,
    });
    const calendar = await aCaldavPerson(radicale(), ben, `copy-${named}`);
    const ctx = contextOf(host);
    const meeting = await scheduleMeeting(
      ctx,
      scheduleInput({ inviteeUserIds: [ben.id], inviteeEmails: ["bo@x.example"] }),
    );
    const mailer = fakeMailer();
    /** The calendar part of the newest email to them. */
    const emailed = async () => {
      const [newest] = await testDb().delivery.findMany({
        where: { channel: "email", invitation: { meetingId: meeting.id, userId: ben.id } },
        orderBy: { createdAt: "desc" },
      });
      await sendMail(effectsWith(mailer), { deliveryId: newest?.id ?? "" });
      return mailer.attempts.at(-1)?.mail.calendar?.content ?? "";
    };
    const change = async (body: object) => {
      await updateMeeting(ctx, meeting.id, updateMeetingInput.parse(body));
      await announce(effectsWith(fakeMailer(), { now: () => Date.now() + 60_000 }), { meetingId: meeting.id });
      await testDb().meeting.update({ where: { id: meeting.id }, data: { announceAt: null } });
    };
    return { ...calendar, ctx, ben, meeting, emailed, change };
  }

  const SAME = ["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND"];
  const valuesIn = (file: string) => SAME.map((name) => new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(file)?.[1]);

  test("P2: the copy of a colleague is the same object as the email: UID, organizer, number, stamp, and their own answer", async () => {
    const colleague = await aColleague();
    const mail = await colleague.emailed();
    await colleague.sync(colleague.meeting.id);
    const [file = ""] = await colleague.files();
    expect(valuesIn(file)).toEqual(SAME.map((name) => property(mail, name)?.value));
    expect(file).toContain(`:${property(mail, "ORGANIZER")?.value}`);
    expect(file.match(/^ATTENDEE.*/gm)).toHaveLength(1);
    expect(file).toMatch(/ATTENDEE;.*PARTSTAT=NEEDS-ACTION.*:mailto:ben-/);
    expect(file).not.toContain("bo@x.example");
  });

  test("P2: after a move the copy and the email have the next number, and another answer is in the copy", async () => {
    const colleague = await aColleague();
    await colleague.emailed();
    await colleague.sync(colleague.meeting.id);
    await colleague.change({ startsAt: "2027-03-15T16:00:00+01:00", durationMinutes: 60 });
    const mail = await colleague.emailed();
    await colleague.sync(colleague.meeting.id);
    const [file = ""] = await colleague.files();
    expect(property(mail, "SEQUENCE")?.value).toBe("1");
    expect(valuesIn(file)).toEqual(SAME.map((name) => property(mail, name)?.value));
    await testDb().invitation.updateMany({
      where: { meetingId: colleague.meeting.id, userId: colleague.ben.id },
      data: { response: "accepted" },
    });
    await testDb().calendarEvent.updateMany({
      where: { connectionId: colleague.connectionId },
      data: { state: "pending" },
    });
    await colleague.sync(colleague.meeting.id);
    const [answered = ""] = await colleague.files();
    expect(answered).toMatch(/PARTSTAT=ACCEPTED/);
    expect(valuesIn(answered)).toEqual(valuesIn(file));
  });

  test("P2: whoever wants no emails of changes has the number of what the app told them", async () => {
    const colleague = await aColleague({ updateMails: "never" });
    await colleague.emailed();
    await colleague.sync(colleague.meeting.id);
    await colleague.change({ startsAt: "2027-03-15T16:00:00+01:00", durationMinutes: 60 });
    expect(property(await colleague.emailed(), "SEQUENCE")?.value).toBe("0");
    await colleague.sync(colleague.meeting.id);
    expect(valuesIn((await colleague.files())[0] ?? "").slice(1, 2)).toEqual(["1"]);
  });

  test("P2: what was announced to others alone leaves the number that the email has", async () => {
    const colleague = await aColleague();
    const mail = await colleague.emailed();
    await colleague.sync(colleague.meeting.id);
    await colleague.change({ inviteeEmails: [] });
    expect((await testDb().meeting.findUniqueOrThrow({ where: { id: colleague.meeting.id } })).announcedSequence).toBe(
      1,
    );
    await colleague.sync(colleague.meeting.id);
    expect(valuesIn((await colleague.files())[0] ?? "")).toEqual(SAME.map((name) => property(mail, name)?.value));
  });

  test("P2: what their program made of the email is taken up with their answer, never made a second time", async () => {
    const colleague = await aColleague();
    const mail = await colleague.emailed();
    const opened = mail.replace(/METHOD:REQUEST\r\n/, "").replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED");
    expect((await colleague.write(`${colleague.calendarId}by-the-program.ics`, opened)).ok).toBe(true);
    await colleague.sync(colleague.meeting.id);
    await colleague.read();
    const files = await colleague.files();
    expect(files).toHaveLength(1);
    expect(marksIn(files[0])).toEqual([2, true]);
    expect(files[0]).toMatch(/PARTSTAT=ACCEPTED/);
    const { response } = await testDb().invitation.findFirstOrThrow({
      where: { meetingId: colleague.meeting.id, userId: colleague.ben.id },
    });
    expect(response).toBe("accepted");
  });

  test("P2: an invitee's copy out of which a program took the marks gets them back, with the answer that was given there", async () => {
    const colleague = await aColleague();
    await colleague.sync(colleague.meeting.id);
    await colleague.read();
    await colleague.save(colleague.meeting.id, (file) =>
      stripped(file).replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=TENTATIVE"),
    );
    await colleague.read();
    const [file = ""] = await colleague.files();
    expect(marksIn(file)).toEqual([2, true]);
    expect(file).toMatch(/PARTSTAT=TENTATIVE/);
    expect((await findMeeting(colleague.ctx, colleague.meeting.id)).invitations[0]?.response).toBe("tentative");
  });

  test("P2: the host's own copy has the number that was announced last", async () => {
    const host = await aHost();
    await host.change({ title: "Another title", disclosure: "full" });
    await announce(effectsWith(fakeMailer(), { now: () => Date.now() + 60_000 }), { meetingId: host.id });
    await testDb().meeting.update({ where: { id: host.id }, data: { announceAt: null } });
    await host.sync(host.id);
    const { announcedSequence } = await testDb().meeting.findUniqueOrThrow({ where: { id: host.id } });
    expect(announcedSequence).toBe(1);
    expect((await host.files())[0]).toMatch(/SEQUENCE:1\r?\n/);
  });
});
