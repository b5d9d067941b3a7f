import { beforeEach, expect, test } from "vitest";
import { property, readWire } from "@/lib/ics/testing/read-wire";
import { type AnnouncedMeeting, aMeetingToTell, nextDay } from "@/lib/testing/announced-meeting";
import { testDb } from "@/lib/testing/database";

let told: AnnouncedMeeting;
beforeEach(async () => {
  told = await aMeetingToTell();
});

const said = (mails: { ics: string }[], name: string) => mails.map(({ ics }) => property(ics, name)?.value);

test("a move is a REQUEST with the next SEQUENCE and a later DTSTAMP, and shows old and new (P03, P04)", async () => {
  const invited = await told.tell();
  await testDb().invitation.updateMany({ where: { meetingId: told.meeting.id }, data: { response: "accepted" } });
  await told.change(nextDay);
  const moved = await told.tell();

  expect(moved).toHaveLength(3);
  for (const [index, mail] of moved.entries()) {
    expect(mail.calendar?.method).toBe("REQUEST");
    expect(mail.text).toContain(
      "Wednesday, 10 March 2027, 16:00–17:00 (CET, UTC+1) → Thursday, 11 March 2027, 16:00–17:00",
    );
    expect(property(mail.ics, "ATTENDEE")?.parameters.PARTSTAT).toBe("NEEDS-ACTION");
    expect(property(mail.ics, "UID")).toEqual(property(invited[index]?.ics ?? "", "UID"));
    expect(mail.date > (invited[index]?.date ?? "")).toBe(true);
  }
  expect(said(moved, "SEQUENCE")).toEqual(["1", "1", "1"]);
  expect(said(moved, "DTSTART")).toEqual(Array(3).fill("20270311T150000Z"));
  const invitations = await testDb().invitation.findMany({ where: { meetingId: told.meeting.id } });
  expect(invitations.map(({ notifiedRevision }) => notifiedRevision)).toEqual([2, 2, 2]);
});

test("another title keeps the answers that were given (P05)", async () => {
  await told.tell();
  await testDb().invitation.updateMany({ where: { meetingId: told.meeting.id }, data: { response: "accepted" } });
  await told.change({ title: "Second conversation" });
  const [mail] = await told.tell();
  expect(property(mail?.ics ?? "", "SEQUENCE")?.value).toBe("1");
  expect(property(mail?.ics ?? "", "ATTENDEE")?.parameters.PARTSTAT).toBe("ACCEPTED");
  expect(mail?.text).toContain("First conversation → Second conversation");
});

test("a change that changes nothing mails nobody (P06)", async () => {
  await told.tell();
  await told.change({ title: told.meeting.title, startsAt: "2027-03-10T15:00:00Z" });
  expect(await told.tell()).toEqual([]);
});

test("a cancellation is a CANCEL to everyone, without a way to join (P07)", async () => {
  await told.tell();
  await told.change({ status: "cancelled", cancelReason: "I am ill." });
  const mails = await told.tell();

  expect(mails).toHaveLength(3);
  expect(said(mails, "SEQUENCE")).toEqual(["1", "1", "1"]);
  expect(said(mails, "STATUS")).toEqual(Array(3).fill("CANCELLED"));
  for (const { calendar, ics, html, text } of mails) {
    expect(calendar?.method).toBe("CANCEL");
    expect(readWire(ics).components[0]?.components).toEqual([]);
    expect(text).toContain("I am ill.");
    for (const part of [html, text, ics.replaceAll("\r\n ", "")]) expect(part).not.toMatch(/\/m\/|\/i\//);
  }
});

test("who is removed alone hears of it, and the meeting is not called off for them (P08)", async () => {
  await told.tell();
  await told.change({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  const mails = await told.tell();

  expect(mails.map(({ to }) => to)).toEqual(["di@x.example"]);
  expect(mails[0]?.calendar?.method).toBe("CANCEL");
  expect(said(mails, "STATUS")).toEqual([undefined]);
  expect(said(mails, "SEQUENCE")).toEqual(["1"]);
  expect(mails[0]?.text).toMatch(/no longer invited/i);
});

test("who is removed in the same edit that moves the meeting reads of the time they knew, not of the new one", async () => {
  await told.tell();
  await told.change({ ...nextDay, inviteeEmails: ["bo@x.example", "cy@x.example"] });
  const [mail] = (await told.tell()).filter(({ to }) => to === "di@x.example");
  expect(said(mail ? [mail] : [], "DTSTART")).toEqual(["20270310T150000Z"]);
  for (const part of [mail?.subject, mail?.text, mail?.html]) {
    expect(part).toMatch(/10 Mar/);
    expect(part).not.toMatch(/11 Mar/);
  }
});

test("who is added alone gets an invitation, with the content of now", async () => {
  await told.tell();
  await told.change({ inviteeEmails: ["bo@x.example", "cy@x.example", "di@x.example", "ed@x.example"] });
  const mails = await told.tell();
  expect(mails.map(({ to }) => to)).toEqual(["ed@x.example"]);
  expect(said(mails, "SEQUENCE")).toEqual(["0"]);
});

test("five moves told one by one: SEQUENCE 1 to 5, DTSTAMP rising, one UID (P24)", async () => {
  const mails = await told.tell();
  for (const day of [11, 12, 13, 14, 15]) {
    await told.change({ startsAt: `2027-03-${day}T16:00:00+01:00` });
    mails.push(...(await told.tell()));
  }
  const bos = mails.filter(({ to }) => to === "bo@x.example");
  expect(said(bos, "SEQUENCE")).toEqual(["0", "1", "2", "3", "4", "5"]);
  expect(new Set(said(bos, "UID")).size).toBe(1);
  const stamps = said(bos, "DTSTAMP");
  expect(new Set(stamps).size).toBe(6);
  expect(stamps).toEqual(stamps.toSorted());
});

test("moved there and back, each told: each mail shows the step that its reader does not know yet (P-48)", async () => {
  await told.tell();
  await told.change(nextDay);
  await told.tell();
  await told.change({ startsAt: "2027-03-10T16:00:00+01:00" });
  const [back] = await told.tell();
  expect(back?.text).toContain("Thursday, 11 March 2027, 16:00–17:00 (CET, UTC+1) → Wednesday, 10 March 2027");
});

test("a mail says what was announced: an edit that may still be undone is not in it", async () => {
  await told.change({ title: "Not announced yet" });
  await told.send();
  expect(told.mailer.attempts).toHaveLength(3);
  expect(JSON.stringify(told.mailer.attempts)).not.toContain("Not announced yet");
});
