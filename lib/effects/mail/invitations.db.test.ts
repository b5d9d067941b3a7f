import { afterEach, beforeEach, expect, test } from "vitest";
import { property } from "@/lib/ics/testing/read-wire";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { contextOf, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";
import { aTestWorker, type TestWorker } from "@/lib/testing/test-worker";

let worker: TestWorker;
beforeEach(async () => {
  worker = await aTestWorker();
});
afterEach(() => worker.close());

const accepted = (count: number) => worker.resend.until(() => worker.resend.accepted.length >= count);
const icsOf = (position = 0) => worker.resend.accepted[position]?.attachments[0]?.text ?? "";

test("one guest: one request with the file that asks them (P01, P18)", async () => {
  await worker.start();
  const { meeting } = await aStoredMeeting();
  await accepted(1);
  await worker.stop();

  expect(worker.resend.requests).toHaveLength(1);
  expect(worker.resend.accepted[0]).toMatchObject({
    to: ["bo@x.example"],
    from: "Compath <meetings@compath.example>",
    idempotencyKey: `delivery-${deliveryIdOf(meeting)}`,
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: [{ filename: "invite.ics", contentType: "text/calendar; charset=utf-8; method=REQUEST" }],
  });
  expect(property(icsOf(), "UID")?.value).toBe(meeting.uid);
  expect(property(icsOf(), "SEQUENCE")?.value).toBe("0");
  expect(property(icsOf(), "DTSTART")?.value).toBe("20270310T150000Z");
  expect(property(icsOf(), "DTEND")?.value).toBe("20270310T160000Z");
  expect(property(icsOf(), "ATTENDEE")?.parameters).toMatchObject({ PARTSTAT: "NEEDS-ACTION", RSVP: "TRUE" });
  expect(await deliveryOf(deliveryIdOf(meeting))).toMatchObject({
    state: "sent",
    mail: { provider: "resend", providerId: worker.resend.accepted[0]?.id },
  });
});

test("a client and two guests: three requests, and nobody reads of the others (P02)", async () => {
  await worker.start();
  const ada = await makeUser({ name: "Dr. Ada", defaultDisclosure: "full" });
  const client = await makeUser({ name: "Cleo Client", role: "client" });
  const relationship = await makeRelationship(ada, client);
  const guests = [
    { email: "bo@x.example", name: "Bo Guest" },
    { email: "di@x.example", name: "Di Guest" },
  ];
  await scheduleMeeting(contextOf(ada), scheduleInput({ relationshipId: relationship.id, inviteeEmails: guests }));
  await accepted(3);

  const people = [...guests, client];
  expect(worker.resend.accepted.map(({ to }) => to[0]).sort()).toEqual(people.map(({ email }) => email).sort());
  for (const mail of worker.resend.accepted) {
    expect(mail.to).toHaveLength(1);
    const ics = (mail.attachments[0]?.text ?? "").replaceAll("\r\n ", "");
    const everything = JSON.stringify([mail.subject, mail.html, mail.text, mail.headers, ics]);
    for (const other of people.filter(({ email }) => email !== mail.to[0])) {
      expect(everything).not.toContain(other.email);
      expect(everything).not.toContain(other.name);
    }
    expect(ics.match(/^ATTENDEE/gm)).toHaveLength(1);
  }
});

test("the flag of the booking flow keeps invitations and sends no mail (P11)", async () => {
  await worker.start();
  const { ada } = await aStoredMeeting();
  const scopes = ["bookings:write"] as const;
  const actor = { kind: "api_key", apiKeyId: crypto.randomUUID(), userId: ada.id, role: ada.role, scopes } as const;
  const input = scheduleInput({ inviteeEmails: ["silent@x.example"], skipInvitationEmails: true });
  const booked = await scheduleMeeting(contextOf(ada, { actor }), input);
  await accepted(1);
  await worker.stop();

  expect(booked.invitations).toHaveLength(1);
  expect(worker.resend.requests.map(({ to }) => to[0])).toEqual(["bo@x.example"]);
});

test("without a mail client scheduling succeeds, and each mail is skipped and logged once (P12, P-49)", async () => {
  await worker.start({ mailer: undefined });
  const { meeting } = await aStoredMeeting({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  // The log line is the last that a skipped mail does.
  await expect.poll(() => worker.logged.length).toBe(2);
  await worker.stop();

  expect(worker.resend.requests).toHaveLength(0);
  for (const position of [0, 1]) {
    expect(await deliveryOf(deliveryIdOf(meeting, position))).toMatchObject({ reason: "email_client_missing" });
  }
  expect(JSON.stringify(worker.logged)).not.toContain("x.example");
});

test("a registered address in other letters is one internal invitee with one mail and one notice (P22)", async () => {
  await worker.start();
  const bo = await makeUser({ email: `bo-${crypto.randomUUID()}@x.example`, role: "client" });
  const { meeting } = await aStoredMeeting({
    inviteeEmails: [bo.email.replace("x.example", "X.example").replace("bo", "BO"), bo.email],
  });
  await accepted(1);
  await worker.stop();

  expect(meeting.invitations).toMatchObject([{ kind: "internal", userId: bo.id }]);
  expect(worker.resend.requests.map(({ to }) => to)).toEqual([[bo.email]]);
  expect(await testDb().notification.count({ where: { userId: bo.id } })).toBe(1);
});

test("an instant meeting is announced by its own template and starts now (P23)", async () => {
  await worker.start();
  const { meeting } = await aStoredMeeting({ kind: "instant" });
  await accepted(1);

  const started = property(icsOf(), "DTSTART")?.value ?? "";
  const written = started.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
  expect(Math.abs(Date.parse(written) - Date.now())).toBeLessThan(60_000);
  expect((await deliveryOf(deliveryIdOf(meeting))).template).toBe("instant_meeting_invitation");
});

test("titles, texts and names arrive as they are and open no back door (P15, P16)", async () => {
  await worker.start();
  const evil = 'Ada "Doc" O\'Neil, PhD; x: y';
  const ada = await makeUser({ name: evil, defaultDisclosure: "full" });
  const guest = { email: "bo@x.example", name: "Bo\r\nBcc: evil@x.example\r\nATTENDEE:mailto:evil@x.example" };
  const input = scheduleInput({
    title: "A\u2028ATTENDEE:mailto:evil@x",
    description: "B\r\nATTENDEE:mailto:evil@x",
    inviteeEmails: [guest],
  });
  await scheduleMeeting(contextOf(ada), input);
  await accepted(1);

  expect(worker.resend.requests[0]?.to).toEqual(["bo@x.example"]);
  expect(icsOf().match(/^ATTENDEE/gm)).toHaveLength(1);
  expect(property(icsOf(), "ORGANIZER")?.parameters.CN).toContain("O'Neil, PhD; x: y");
});
