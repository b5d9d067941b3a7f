import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { resendInbox } from "@/lib/adapters/mailer-resend-inbox";
import { newId } from "@/lib/db/new-id";
import { recordMailEvent } from "@/lib/deliveries/record-mail-event";
import { announce } from "@/lib/effects/announce";
import { receiveReply } from "@/lib/effects/receive-reply";
import { sendMail } from "@/lib/effects/send-mail";
import { property } from "@/lib/ics/testing/read-wire";
import { exchangeReply, googleReply } from "@/lib/ics/testing/replies";
import { respond } from "@/lib/meetings/respond";
import { respondInput } from "@/lib/meetings/respond-input";
import { scheduleMeeting } from "@/lib/meetings/schedule-meeting";
import { updateMeeting } from "@/lib/meetings/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/update-meeting-input";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { deliveryIdOf } from "@/lib/testing/meetings";
import { contextAs, contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

const replyDomain = "reply.example";
const system = { ...contextAs({ kind: "system" }), replyDomain };
const now = () => Date.parse("2027-03-01T12:00:00Z");

let resend: ResendStandIn;
beforeAll(async () => {
  resend = await startResendStandIn();
});
afterAll(() => resend.close());

const effectsOn = (mailer = fakeMailer()) =>
  effectsWith(mailer, {
    now,
    replyDomain,
    inbox: resendInbox({ apiKey: resend.apiKey, baseUrl: resend.url, timeoutSeconds: 5 }),
    contextOf: (actor) => ({ ...contextAs(actor), now }),
  });

/** Dr. Ada's meeting with Bo, who has the mail, and what its ORGANIZER is. */
async function anInvitation(attendee = "bo@x.example") {
  const ada = await makeUser({ name: "Dr. Ada" });
  const ctx = contextOf(ada, { now });
  const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: [attendee, "cy@x.example"] }));
  const mailer = fakeMailer();
  await sendMail(effectsOn(mailer), { deliveryId: deliveryIdOf(meeting) });
  const file = mailer.attempts[0]?.mail.calendar?.content ?? "";
  const organizer = property(file, "ORGANIZER")?.value.replace("mailto:", "") ?? "";
  const answer = async () =>
    testDb().invitation.findFirstOrThrow({ where: { meetingId: meeting.id, email: attendee } });
  return { ctx, meeting, organizer, answer, uid: meeting.uid, attendee };
}

type Wishes = { from?: string; results?: string | null; fields?: string[]; keepsRaw?: boolean };

const passed =
  "amazonses.com; spf=pass smtp.mailfrom=bo@x.example; dkim=pass header.i=@x.example; dmarc=pass header.from=x.example;";

/** The mail as it lies at Resend: the receiving server's field on top. */
async function arrives(
  to: string,
  calendar: string,
  { from = "Bo <bo@x.example>", results = passed, fields = [], keepsRaw = true }: Wishes = {},
) {
  const raw = [
    ...(results === null ? [] : [`Authentication-Results: ${results}`]),
    ...fields,
    `From: ${from}`,
    `To: ${to}`,
    "Subject: Accepted",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    'Content-Type: multipart/alternative; boundary="c"',
    "",
    "--c",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Bo accepted.",
    "--c",
    'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(calendar).toString("base64"),
    "--c--",
    "--b",
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(calendar).toString("base64"),
    "--b--",
    "",
  ].join("\r\n");
  return resend.receive({ raw, to: [to], keepsRaw });
}

/** Resend tells of the mail; what became of it. */
async function told(providerId: string, id = newId()): Promise<string> {
  await recordMailEvent(system, { id, type: "email.received", at: now(), about: { kind: "received", providerId } });
  await receiveReply(effectsOn(), { eventId: id });
  return (await testDb().providerEvent.findUniqueOrThrow({ where: { id } })).outcome;
}

const arrive = async (...mail: Parameters<typeof arrives>) => told(await arrives(...mail));

test("the invitation names an address of the meeting's own as its organizer, fit for any mail server", async () => {
  const { organizer } = await anInvitation();
  expect(organizer).toMatch(/^rsvp\+[0-9a-f]{32}@reply\.example$/);
  expect((await anInvitation()).organizer).not.toBe(organizer);
});

describe.each([true, false])("with its raw form kept: %s", (keepsRaw) => {
  test.each([
    ["Exchange", exchangeReply, "Ich komme gern, bis dann."],
    ["Google", googleReply, "Gladly; see you"],
  ] as const)("an answer of %s is stored like any other, and the host hears of it", async (_, reply, note) => {
    const invitation = await anInvitation();
    expect(await arrive(invitation.organizer, reply(invitation), { keepsRaw })).toBe("applied");
    expect(await invitation.answer()).toMatchObject({
      response: "accepted",
      note,
      respondedAt: new Date("2027-03-01T10:00:00Z"),
    });
    const where = { meetingId: invitation.meeting.id, kind: "meeting_response" };
    expect(await testDb().notification.count({ where })).toBe(1);
    const history = await testDb().historyEntry.findMany({ where: { meetingId: invitation.meeting.id } });
    expect(history.map(({ action }) => action)).toContain("invitation_answered");
  });
});

test("an answer of someone with an account is theirs, and shows them to the host", async () => {
  const cleo = await makeUser({ role: "client", name: "Cleo Marsh" });
  const invitation = await anInvitation(cleo.email);
  const results = "mx; dmarc=pass header.from=people.example";
  expect(await arrive(invitation.organizer, exchangeReply(invitation), { from: cleo.email, results })).toBe("applied");
  expect(await invitation.answer()).toMatchObject({ response: "accepted", revealedAt: expect.any(Date) });
});

test("an address in capitals is the same address", async () => {
  const invitation = await anInvitation();
  const reply = exchangeReply({ ...invitation, attendee: "BO@X.example" });
  expect(await arrive(invitation.organizer.toUpperCase(), reply, { from: "Bo@X.Example" })).toBe("applied");
});

describe("nothing changes by", () => {
  const cases: [
    string,
    string,
    (
      invitation: Awaited<ReturnType<typeof anInvitation>>,
    ) => Parameters<typeof arrives> | Promise<Parameters<typeof arrives>>,
  ][] = [
    ["another sender", "wrong_sender", (i) => [i.organizer, exchangeReply(i), { from: "eve@x.example" }]],
    ["two senders", "wrong_sender", (i) => [i.organizer, exchangeReply(i), { fields: ["From: eve@x.example"] }]],
    [
      "a sender who did not prove to be one",
      "not_authentic",
      (i) => [i.organizer, exchangeReply(i), { results: "mx; dmarc=fail" }],
    ],
    ["a sender of whom nothing is known", "not_authentic", (i) => [i.organizer, exchangeReply(i), { results: null }]],
    [
      "a proof that the sender wrote",
      "not_authentic",
      (i) => [
        i.organizer,
        exchangeReply(i),
        { results: "mx; dmarc=fail", fields: [`Authentication-Results: ${passed}`] },
      ],
    ],
    [
      "someone who is not invited",
      "not_invited",
      (i) => [i.organizer, exchangeReply({ ...i, attendee: "eve@x.example" }), { from: "eve@x.example" }],
    ],
    [
      "an unknown meeting",
      "not_invited",
      (i) => [i.organizer, exchangeReply({ ...i, uid: `${newId()}@meet.example` })],
    ],
    ["no token", "wrong_token", (i) => ["rsvp@reply.example", exchangeReply(i)]],
    ["a token with another domain", "wrong_token", (i) => [i.organizer.replace("reply", "other"), exchangeReply(i)]],
    ["a guessed token", "wrong_token", (i) => [i.organizer.replace(/\+.{4}/, "+0000"), exchangeReply(i)]],
    ["another meeting's token", "wrong_token", async (i) => [(await anInvitation()).organizer, exchangeReply(i)]],
    ["a SEQUENCE that never was", "outdated", (i) => [i.organizer, exchangeReply({ ...i, sequence: 7 })]],
    ["an invitation", "no_reply", (i) => [i.organizer, exchangeReply(i).replace("METHOD:REPLY", "METHOD:REQUEST")]],
    ["a mail in words", "no_reply", (i) => [i.organizer, "I will come."]],
    [
      "more than five megabytes",
      "no_mail",
      (i) => [i.organizer, exchangeReply({ ...i, more: [`X-A:${"a".repeat(4 * 1024 * 1024)}`] })],
    ],
  ];

  test.each(cases)("%s", async (_, outcome, mailOf) => {
    const invitation = await anInvitation();
    expect(await arrive(...(await mailOf(invitation)))).toBe(outcome);
    expect(await invitation.answer()).toMatchObject({ response: "needs_action", respondedAt: null });
  });

  test("a mail that Resend does not have", async () => {
    expect(await told(newId())).toBe("no_mail");
  });

  test("an invitee who was removed", async () => {
    const invitation = await anInvitation();
    await testDb().invitation.updateMany({
      where: { meetingId: invitation.meeting.id },
      data: { removedAt: new Date() },
    });
    expect(await arrive(invitation.organizer, exchangeReply(invitation))).toBe("not_invited");
  });

  test("an answer to a meeting that is off", async () => {
    const invitation = await anInvitation();
    await updateMeeting(invitation.ctx, invitation.meeting.id, { status: "cancelled" });
    expect(await arrive(invitation.organizer, exchangeReply(invitation))).toBe("meeting_cancelled");
  });
});

describe("of several answers the newest counts", () => {
  test("also when an older one comes after it, or the same one again", async () => {
    const invitation = await anInvitation();
    const say = (partstat: string, stamp: string) =>
      arrive(invitation.organizer, googleReply({ ...invitation, partstat, stamp }));
    expect(await say("ACCEPTED", "20270301T100000Z")).toBe("applied");
    expect(await say("DECLINED", "20270301T100010Z")).toBe("applied");
    expect(await say("TENTATIVE", "20270301T100005Z")).toBe("outdated");
    expect(await say("DECLINED", "20270301T100010Z")).toBe("outdated");
    expect(await invitation.answer()).toMatchObject({ response: "declined" });
  });

  test("an answer on our pages after it was written is newer", async () => {
    const invitation = await anInvitation();
    const { id } = await invitation.answer();
    const guest = { ...contextAs({ kind: "guest", invitationId: id }), now };
    await respond(guest, invitation.meeting.id, respondInput.parse({ response: "declined" }));
    expect(await arrive(invitation.organizer, googleReply(invitation))).toBe("outdated");
    const later = googleReply({ ...invitation, stamp: "20270301T120001Z" });
    expect(await arrive(invitation.organizer, later)).toBe("applied");
  });

  test("an answer to an earlier time is none; one to an earlier title is", async () => {
    const invitation = await anInvitation();
    const change = async (body: object) => {
      await updateMeeting(invitation.ctx, invitation.meeting.id, updateMeetingInput.parse(body));
      await announce(effectsOn(), { meetingId: invitation.meeting.id });
    };
    await change({ title: "Other" });
    expect(await arrive(invitation.organizer, googleReply(invitation))).toBe("applied");
    await change({ startsAt: "2027-03-11T16:00:00+01:00" });
    const late = googleReply({ ...invitation, sequence: 1, stamp: "20270301T110000Z" });
    expect(await arrive(invitation.organizer, late)).toBe("outdated");
    expect(await invitation.answer()).toMatchObject({ response: "needs_action" });
    const fresh = googleReply({ ...invitation, sequence: 2, stamp: "20270301T120100Z" });
    expect(await arrive(invitation.organizer, fresh)).toBe("applied");
  });

  test("a call that comes five times at once is one answer", async () => {
    const invitation = await anInvitation();
    const providerId = await arrives(invitation.organizer, googleReply(invitation));
    const id = newId();
    await Promise.all(Array.from({ length: 5 }, () => told(providerId, id)));
    expect(await testDb().notification.count({ where: { meetingId: invitation.meeting.id } })).toBe(1);
    const jobs = await testDb().$queryRaw<unknown[]>`
      select 1 as yes from pgboss.job where name = 'receive-reply' and data ->> 'eventId' = ${id}`;
    expect(jobs).toHaveLength(1);
  });
});

test("where answers are not received a mail that comes in is none of ours", async () => {
  const id = newId();
  const event = { id, type: "email.received", at: now(), about: { kind: "received", providerId: "e-1" } } as const;
  await recordMailEvent({ ...system, replyDomain: undefined }, event);
  expect(await testDb().providerEvent.findUnique({ where: { id } })).toMatchObject({ outcome: "ignored" });
});
