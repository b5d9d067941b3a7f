import { beforeEach, describe, expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mailer";
import type { User } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/new-id";
import { announce } from "@/lib/effects/announce";
import { attempt, OutOfTurnError } from "@/lib/effects/attempt";
import { thaw } from "@/lib/effects/frozen-mail";
import { sendMail } from "@/lib/effects/send-mail";
import { property, readWire } from "@/lib/ics/testing/read-wire";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { updateMeeting } from "@/lib/meetings/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/update-meeting-input";
import { done, skipped } from "@/lib/outbox/jobs";
import { testDb } from "@/lib/testing/database";
import { effectsWith, type FakeMailer, fakeMailer, type TestEffects } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { contextOf, testSecrets } from "@/lib/testing/people";

let ada: User;
let meeting: MeetingRow;
let mailer: FakeMailer;
let effects: TestEffects;

beforeEach(async () => {
  ({ ada, meeting } = await aStoredMeeting({ inviteeEmails: ["bo@x.example", "cy@x.example", "di@x.example"] }));
  mailer = fakeMailer();
  effects = effectsWith(mailer);
});

function change(body: UpdateMeetingBody) {
  return updateMeeting(contextOf(ada), meeting.id, updateMeetingInput.parse(body));
}

async function queuedIds(): Promise<string[]> {
  const where = { meetingId: meeting.id, channel: "email", state: "queued" } as const;
  return (await testDb().delivery.findMany({ where, orderBy: { id: "asc" } })).map(({ id }) => id);
}

/** Brings the invitees up to date: announces, and sends what is promised. @returns the mails that the provider was handed */
async function tell() {
  const before = mailer.attempts.length;
  await announce(effects, { meetingId: meeting.id });
  for (const deliveryId of await queuedIds()) await sendMail(effects, { deliveryId });
  return mailer.attempts.slice(before).map(({ mail }) => ({ ...mail, ics: mail.calendar?.content ?? "" }));
}

const said = (mails: { ics: string }[], name: string) => mails.map(({ ics }) => property(ics, name)?.value);
const nextDay = { startsAt: "2027-03-11T16:00:00+01:00" };

test("a move is a REQUEST with the next SEQUENCE and a later DTSTAMP, and shows old and new (P03, P04)", async () => {
  const invited = await tell();
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { response: "accepted" } });
  await change(nextDay);
  const moved = await tell();

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
  const invitations = await testDb().invitation.findMany({ where: { meetingId: meeting.id } });
  expect(invitations.map(({ toldRevision }) => toldRevision)).toEqual([2, 2, 2]);
});

test("another title keeps the answers that were given (P05)", async () => {
  await tell();
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { response: "accepted" } });
  await change({ title: "Second conversation" });
  const [mail] = await tell();
  expect(property(mail?.ics ?? "", "SEQUENCE")?.value).toBe("1");
  expect(property(mail?.ics ?? "", "ATTENDEE")?.parameters.PARTSTAT).toBe("ACCEPTED");
  expect(mail?.text).toContain("First conversation → Second conversation");
});

test("a change that changes nothing mails nobody (P06)", async () => {
  await tell();
  await change({ title: meeting.title, startsAt: "2027-03-10T15:00:00Z" });
  expect(await tell()).toEqual([]);
});

test("a cancellation is a CANCEL to everyone, without a way to join (P07)", async () => {
  await tell();
  await change({ status: "cancelled", cancelReason: "I am ill." });
  const mails = await tell();

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
  await tell();
  await change({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  const mails = await tell();

  expect(mails.map(({ to }) => to)).toEqual(["di@x.example"]);
  expect(mails[0]?.calendar?.method).toBe("CANCEL");
  expect(said(mails, "STATUS")).toEqual([undefined]);
  expect(said(mails, "SEQUENCE")).toEqual(["1"]);
  expect(mails[0]?.text).toMatch(/no longer invited/i);
});

test("who is added alone gets an invitation, with the content of now", async () => {
  await tell();
  await change({ inviteeEmails: ["bo@x.example", "cy@x.example", "di@x.example", "ed@x.example"] });
  const mails = await tell();
  expect(mails.map(({ to }) => to)).toEqual(["ed@x.example"]);
  expect(said(mails, "SEQUENCE")).toEqual(["0"]);
});

test("five moves told one by one: SEQUENCE 1 to 5, DTSTAMP rising, one UID (P24)", async () => {
  const mails = await tell();
  for (const day of [11, 12, 13, 14, 15]) {
    await change({ startsAt: `2027-03-${day}T16:00:00+01:00` });
    mails.push(...(await tell()));
  }
  const bos = mails.filter(({ to }) => to === "bo@x.example");
  expect(said(bos, "SEQUENCE")).toEqual(["0", "1", "2", "3", "4", "5"]);
  expect(new Set(said(bos, "UID")).size).toBe(1);
  const stamps = said(bos, "DTSTAMP");
  expect(new Set(stamps).size).toBe(6);
  expect(stamps).toEqual(stamps.toSorted());
});

test("moved there and back, each told: each mail shows the step that its reader does not know yet (P-48)", async () => {
  await tell();
  await change(nextDay);
  await tell();
  await change({ startsAt: "2027-03-10T16:00:00+01:00" });
  const [back] = await tell();
  expect(back?.text).toContain("Thursday, 11 March 2027, 16:00–17:00 (CET, UTC+1) → Wednesday, 10 March 2027");
});

test("a mail says what was announced: an edit that may still be undone is not in it", async () => {
  await change({ title: "Not announced yet" });
  for (const deliveryId of await queuedIds()) await sendMail(effects, { deliveryId });
  expect(mailer.attempts).toHaveLength(3);
  expect(JSON.stringify(mailer.attempts)).not.toContain("Not announced yet");
});

describe("when mails are late", () => {
  test("an invitation that an update has overtaken is not sent, and the update invites instead", async () => {
    await change(nextDay);
    const mails = await tell();

    expect(mails).toHaveLength(3);
    expect(said(mails, "SEQUENCE")).toEqual(["1", "1", "1"]);
    expect(mails[0]?.text).not.toContain("→");
    expect(mails[0]?.text).toMatch(/\?answer=accepted/);
    expect(await deliveryOf(deliveryIdOf(meeting))).toMatchObject({ state: "skipped", reason: "superseded" });
  });

  test("an invitation is not held back by a later mail that was skipped", async () => {
    await change(nextDay);
    await announce(effects, { meetingId: meeting.id });
    const later = { meetingId: meeting.id, template: "meeting_updated" };
    await testDb().delivery.updateMany({ where: later, data: { state: "skipped", reason: "template_missing" } });
    expect(await sendMail(effects, { deliveryId: deliveryIdOf(meeting) })).toEqual(done);
  });

  test("an update that has been overtaken by the way back tells nothing, because nothing is new", async () => {
    await tell();
    await change(nextDay);
    await announce(effects, { meetingId: meeting.id });
    await change({ startsAt: "2027-03-10T16:00:00+01:00" });
    expect(await tell()).toEqual([]);
    const where = { meetingId: meeting.id, template: "meeting_updated" };
    const reasons = (await testDb().delivery.findMany({ where })).map(({ reason }) => reason);
    expect(reasons.toSorted()).toEqual([
      "nothing_new",
      "nothing_new",
      "nothing_new",
      "superseded",
      "superseded",
      "superseded",
    ]);
  });

  test("nobody hears that something is off of which they never heard", async () => {
    await change({ status: "cancelled" });
    expect(await tell()).toEqual([]);
    const reasons = (await testDb().delivery.findMany({ where: { meetingId: meeting.id } })).map(
      ({ reason }) => reason,
    );
    expect(new Set(reasons)).toEqual(new Set(["meeting_cancelled", "never_told"]));
  });

  test("who may have heard of it, because the provider's answer was lost, hears that it is off", async () => {
    mailer.next.push(() => {
      throw new MailerError("ambiguous", "timeout");
    });
    const deliveryId = deliveryIdOf(meeting);
    await expect(sendMail(effects, { deliveryId })).rejects.toThrow(MailerError);
    await change({ status: "cancelled" });
    expect((await tell()).map(({ to, calendar }) => [to, calendar?.method])).toEqual([["bo@x.example", "CANCEL"]]);
  });
});

describe("the order of mails to one person", () => {
  async function aMailUnderWay() {
    const deliveryId = deliveryIdOf(meeting);
    const [atProvider, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    mailer.next.push(async () => {
      atProvider.resolve();
      await goOn.promise;
    });
    const sending = sendMail(effects, { deliveryId });
    await atProvider.promise;
    await change(nextDay);
    await announce(effects, { meetingId: meeting.id });
    const invitation = await testDb().delivery.findUniqueOrThrow({ where: { id: deliveryId } });
    const update = await testDb().delivery.findFirstOrThrow({
      where: { invitationId: invitation.invitationId, channel: "email", revision: { gt: 1 } },
    });
    return { sending, goOn: goOn.resolve, update: { deliveryId: update.id } };
  }

  test("a mail waits while an older one is under way, and goes when that has arrived", async () => {
    const { sending, goOn, update } = await aMailUnderWay();

    await expect(sendMail(effects, update)).rejects.toThrow(OutOfTurnError);
    expect(mailer.attempts).toHaveLength(1);
    goOn();
    await sending;
    expect(await sendMail(effects, update)).toEqual(done);
    expect(mailer.attempts).toHaveLength(2);
  });

  test("the turn of a worker that died is free after a while", async () => {
    const { update } = await aMailUnderWay();
    await testDb().invitation.updateMany({
      where: { meetingId: meeting.id, sendingDeliveryId: { not: null } },
      data: { sendingUntil: new Date(Date.now() - 1) },
    });
    expect(await sendMail(effects, update)).toEqual(done);
  });

  test("a mail whose own worker died goes on at once", async () => {
    const deliveryId = deliveryIdOf(meeting);
    await testDb().invitation.updateMany({
      where: { meetingId: meeting.id },
      data: { sendingDeliveryId: deliveryId, sendingUntil: new Date(Date.now() + 60_000) },
    });
    expect(await sendMail(effects, { deliveryId })).toEqual(done);
  });

  test("a refused mail gives its turn back", async () => {
    mailer.next.push(() => {
      throw new MailerError("temporary", "internal_server_error");
    });
    await expect(sendMail(effects, { deliveryId: deliveryIdOf(meeting) })).rejects.toThrow(MailerError);
    await change({ status: "cancelled" });
    expect((await tell()).map(({ calendar }) => calendar?.method)).toEqual(["CANCEL"]);
  });

  test("a mail does not leave when a later one was promised after it had been read", async () => {
    mailer.next.push(() => {
      throw new MailerError("temporary", "internal_server_error");
    });
    const deliveryId = deliveryIdOf(meeting);
    await expect(sendMail(effects, { deliveryId })).rejects.toThrow(MailerError);
    const { mail } = await deliveryOf(deliveryId);
    await change(nextDay);
    await announce(effects, { meetingId: meeting.id });

    const frozen = { id: mail?.id ?? newId(), mail: thaw(testSecrets, mail?.sealed ?? new Uint8Array()) };
    await expect(attempt(effects, mailer, frozen, "key")).rejects.toThrow(OutOfTurnError);

    expect(mailer.attempts).toHaveLength(1);
    expect(await sendMail(effects, { deliveryId })).toEqual(skipped("superseded"));
  });
});
