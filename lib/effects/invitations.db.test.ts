import { afterEach, beforeEach, expect, test } from "vitest";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { resendMailer } from "@/lib/adapters/mailer-resend";
import type { Effects } from "@/lib/effects/effects";
import { handlersWith } from "@/lib/effects/handlers";
import { property } from "@/lib/ics/testing/read-wire";
import { scheduleMeeting } from "@/lib/meetings/schedule-meeting";
import { startWork } from "@/lib/outbox/work";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { effectsWith, type TestEffects } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { contextOf, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";

let resend: ResendStandIn;
let effects: TestEffects;
let work: { stop(): Promise<void> };

beforeEach(async () => {
  await testDb().mailPace.deleteMany();
  resend = await startResendStandIn();
});
afterEach(async () => {
  await work.stop();
  await resend.close();
});

/** A worker as it runs in production, with the real client of Resend. */
async function startWorking(wishes: Partial<Effects> = {}) {
  const mailer = resendMailer({ apiKey: resend.apiKey, baseUrl: resend.url, timeoutSeconds: 2 });
  effects = effectsWith(mailer, wishes);
  work = await startWork({
    connectionString: testDatabaseUrl(),
    log: effects.log,
    handlers: handlersWith(effects),
  });
}

const accepted = (count: number) => resend.until(() => resend.accepted.length >= count);
const icsOf = (position = 0) => resend.accepted[position]?.attachments[0]?.text ?? "";

test("one guest: one request with the file that asks them (P01, P18)", async () => {
  await startWorking();
  const { meeting } = await aStoredMeeting();
  await accepted(1);
  await work.stop();

  expect(resend.requests).toHaveLength(1);
  expect(resend.accepted[0]).toMatchObject({
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
    mail: { provider: "resend", providerId: resend.accepted[0]?.id },
  });
});

test("a client and two guests: three requests, and nobody reads of the others (P02)", async () => {
  await startWorking();
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
  expect(resend.accepted.map(({ to }) => to[0]).sort()).toEqual(people.map(({ email }) => email).sort());
  for (const mail of resend.accepted) {
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
  await startWorking();
  const { ada } = await aStoredMeeting();
  const scopes = ["bookings:write"] as const;
  const actor = { kind: "api_key", apiKeyId: crypto.randomUUID(), userId: ada.id, role: ada.role, scopes } as const;
  const input = scheduleInput({ inviteeEmails: ["silent@x.example"], skipInvitationEmails: true });
  const booked = await scheduleMeeting(contextOf(ada, { actor }), input);
  await accepted(1);
  await work.stop();

  expect(booked.invitations).toHaveLength(1);
  expect(resend.requests.map(({ to }) => to[0])).toEqual(["bo@x.example"]);
});

test("without a mail client scheduling succeeds, and each mail is skipped and logged once (P12, P-49)", async () => {
  await startWorking({ mailer: undefined });
  const { meeting } = await aStoredMeeting({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  // The log line is the last that a skipped mail does.
  await expect.poll(() => effects.logged.length).toBe(2);
  await work.stop();

  expect(resend.requests).toHaveLength(0);
  for (const position of [0, 1]) {
    expect(await deliveryOf(deliveryIdOf(meeting, position))).toMatchObject({ reason: "email_client_missing" });
  }
  expect(JSON.stringify(effects.logged)).not.toContain("x.example");
});

test.each([
  ["lost after acceptance", { kind: "lose-answer" }],
  ["reset after acceptance", { kind: "reset", accepted: true }],
  ["reset before it", { kind: "reset", accepted: false }],
  ["a page of HTML instead", { kind: "html", accepted: true }],
  ["silence", { kind: "hang", where: "after" }],
  ["500", { kind: "status", status: 500 }],
] as const)("an answer that is %s: one accepted mail, under one key, with the same bytes (P20)", async (_, fault) => {
  resend.addFaults(fault);
  await startWorking();
  const { meeting } = await aStoredMeeting();
  await resend.until(
    () => resend.requests.filter(({ status }) => status === 200).length > 0 && resend.requests.length > 1,
  );
  await expect.poll(async () => (await deliveryOf(deliveryIdOf(meeting))).state, { timeout: 10_000 }).toBe("sent");
  await work.stop();

  expect(resend.accepted).toHaveLength(1);
  expect(new Set(resend.requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  expect(new Set(resend.requests.map(({ raw }) => raw)).size).toBe(1);
});

test("429 with Retry-After: delivered once, no sooner than asked, and scheduling does not wait for it (P21)", async () => {
  resend.addFaults({ kind: "status", status: 429, retryAfter: "1" });
  await startWorking({
    sleep: (wait) =>
      new Promise((resolve) => void AbortSignal.timeout(wait).addEventListener("abort", () => resolve())),
  });
  const start = performance.now();
  await aStoredMeeting({ inviteeEmails: ["bo@x.example"] });
  expect(performance.now() - start).toBeLessThan(1000);
  await accepted(1);

  const [refused, taken] = resend.requests;
  expect(refused?.status).toBe(429);
  expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  expect(resend.accepted).toHaveLength(1);
});

test("422: the mail fails with its reason and is not tried again, the others go", async () => {
  resend.addFaults({ kind: "status", status: 422, name: "validation_error", to: "bad@x.example" });
  await startWorking();
  const { meeting } = await aStoredMeeting({ inviteeEmails: ["bad@x.example", "bo@x.example"] });
  await accepted(1);
  await resend.until(() => resend.requests.length >= 2);
  await work.stop();

  expect(await deliveryOf(deliveryIdOf(meeting, 0))).toMatchObject({ state: "failed", reason: "validation_error" });
  expect(await deliveryOf(deliveryIdOf(meeting, 1))).toMatchObject({ state: "sent" });
  expect(resend.requests).toHaveLength(2);
});

test("a registered address in other letters is one internal invitee with one mail and one notice (P22)", async () => {
  await startWorking();
  const bo = await makeUser({ email: `bo-${crypto.randomUUID()}@x.example`, role: "client" });
  const { meeting } = await aStoredMeeting({
    inviteeEmails: [bo.email.replace("x.example", "X.example").replace("bo", "BO"), bo.email],
  });
  await accepted(1);
  await work.stop();

  expect(meeting.invitations).toMatchObject([{ kind: "internal", userId: bo.id }]);
  expect(resend.requests.map(({ to }) => to)).toEqual([[bo.email]]);
  expect(await testDb().notification.count({ where: { userId: bo.id } })).toBe(1);
});

test("an instant meeting is announced by its own template and starts now (P23)", async () => {
  await startWorking();
  const { meeting } = await aStoredMeeting({ kind: "instant" });
  await accepted(1);

  const started = property(icsOf(), "DTSTART")?.value ?? "";
  const written = started.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
  expect(Math.abs(Date.parse(written) - Date.now())).toBeLessThan(60_000);
  expect((await deliveryOf(deliveryIdOf(meeting))).template).toBe("instant_meeting_invitation");
});

test("titles, texts and names arrive as they are and open no back door (P15, P16)", async () => {
  await startWorking();
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

  expect(resend.requests[0]?.to).toEqual(["bo@x.example"]);
  expect(icsOf().match(/^ATTENDEE/gm)).toHaveLength(1);
  expect(property(icsOf(), "ORGANIZER")?.parameters.CN).toContain("O'Neil, PhD; x: y");
});

test("what leaves a worker in its log names nobody and nothing (P-31)", async () => {
  resend.addFaults({ kind: "status", status: 503 }, { kind: "status", status: 422 });
  await startWorking();
  const { meeting } = await aStoredMeeting({ title: "CANARY", inviteeEmails: ["canary@x.example", "bo@x.example"] });
  await expect
    .poll(
      async () => testDb().delivery.count({ where: { meetingId: meeting.id, state: { in: ["sent", "failed"] } } }),
      { timeout: 10_000 },
    )
    .toBe(2);
  await work.stop();

  expect(effects.logged.length).toBeGreaterThan(1);
  expect(JSON.stringify(effects.logged)).not.toMatch(/canary|x\.example|Ada|\/i\//i);
  const [dump] = await testDb().$queryRaw<
    { text: string }[]
  >`select jsonb_agg(to_jsonb(j))::text as text from pgboss.job j`;
  expect(dump?.text).not.toMatch(/canary|x\.example|\/i\//i);
});
