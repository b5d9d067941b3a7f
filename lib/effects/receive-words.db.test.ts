import { describe, expect, test } from "vitest";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { property } from "@/lib/ics/testing/read-wire";
import { exchangeReply } from "@/lib/ics/testing/replies";
import { findEmailedWords } from "@/lib/meetings/answers/words-by-email";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf } from "@/lib/testing/meetings";
import { contextAs } from "@/lib/testing/people";
import { type AnswerableInvitation, anAnswerableInvitation, replyInbox } from "@/lib/testing/replies-by-mail";

const inbox = replyInbox();

/** The text part is that of the fixture: “Bo accepted.” */
const inWords = (i: AnswerableInvitation, wishes = {}) => inbox.arrive(i.organizer, "no calendar", wishes);

test("words of an invitee reach the host alone: on their line, as a notification without them, and in the history", async () => {
  const invitation = await anAnswerableInvitation();
  expect(await inWords(invitation)).toBe("applied");
  const { id, response } = await invitation.answer();
  expect(response).toBe("needs_action");
  expect(await findEmailedWords(testDb(), invitation.meeting.id)).toEqual([
    { invitationId: id, at: "2027-03-01T12:00:00.000Z", body: "Bo accepted.", attachments: ["invite.ics"] },
  ]);
  const { notifications } = await listNotifications(invitation.ctx, listNotificationsInput.parse({}));
  expect(notifications[0]).toMatchObject({ kind: "email_from_invitee", answeredBy: "bo@x.example", answer: null });
  expect(JSON.stringify(notifications)).not.toContain("Bo accepted.");
  const [line] = await listHistory(invitation.ctx, invitation.meeting.id);
  expect(line).toMatchObject({ action: "email_received", via: "mail", actor: { kind: "guest", name: "bo@x.example" } });
  expect(JSON.stringify(line)).not.toContain("Bo accepted.");
  expect(await testDb().message.count({ where: { invitationId: id } })).toBe(0);
});

test("an email with an answer in it is that answer, and its text is not shown", async () => {
  const invitation = await anAnswerableInvitation();
  expect(await inbox.arrive(invitation.organizer, exchangeReply(invitation))).toBe("applied");
  expect(await findEmailedWords(testDb(), invitation.meeting.id)).toEqual([]);
});

const part = (type: string, encoding: string, ...lines: string[]) => [
  `Content-Type: ${type}`,
  `Content-Transfer-Encoding: ${encoding}`,
  "",
  ...lines,
];
test.each([
  [
    "HTML alone",
    part("text/html; charset=utf-8", "7bit", "<p>I am ill &amp; cannot come.</p><p>Bo</p>"),
    "I am ill & cannot come.\n\nBo",
  ],
  [
    "an older alphabet",
    part("text/plain; charset=windows-1252", "quoted-printable", "Ich kann nicht =96 sch=F6ne Gr=FC=DFe"),
    "Ich kann nicht – schöne Grüße",
  ],
  ["base64", part("text/plain; charset=utf-8", "base64", Buffer.from("No può 🙂").toString("base64")), "No può 🙂"],
  [
    "lines that flow",
    part("text/plain; charset=utf-8; format=flowed", "7bit", "I am ill", "", "> You are invited", "Bo"),
    "I am ill\n\nBo",
  ],
  [
    "a quote of Apple's program in HTML",
    part(
      "text/html; charset=utf-8",
      "7bit",
      "<div>I am ill</div><blockquote type=cite><div>On 1 Mar 2027, at 10:00, Dr. Ada &lt;rsvp@x.example&gt; wrote:</div><div>Invitation</div></blockquote>",
    ),
    "I am ill",
  ],
])("R6: words in %s reach the host as they were written", async (_, words, body) => {
  const invitation = await anAnswerableInvitation();
  expect(await inWords(invitation, { words })).toBe("applied");
  expect((await findEmailedWords(testDb(), invitation.meeting.id)).map((one) => one.body)).toEqual([body]);
});

test("R6: a picture alone is named, and not kept", async () => {
  const invitation = await anAnswerableInvitation();
  const empty = { words: part("text/plain; charset=utf-8", "7bit", ""), subject: "Re: Appointment" };
  expect(await inWords(invitation, empty)).toBe("applied");
  expect(await findEmailedWords(testDb(), invitation.meeting.id)).toMatchObject([
    { body: "", attachments: ["invite.ics"] },
  ]);
});

describe("nothing is kept", () => {
  test.each([
    ["of another sender", "not_invited", { from: "eve@x.example" }],
    ["of one who is not proved", "not_authentic", { results: "mx; dmarc=fail" }],
    ["of a program", "automatic", { fields: ["Auto-Submitted: auto-replied"] }],
    ["of two senders", "wrong_sender", { fields: ["From: eve@x.example"] }],
  ])("%s", async (_, outcome, wishes) => {
    const invitation = await anAnswerableInvitation();
    expect(await inWords(invitation, wishes)).toBe(outcome);
    expect(await findEmailedWords(testDb(), invitation.meeting.id)).toEqual([]);
  });

  test("of whom the host removed, or at another meeting's address", async () => {
    const [one, other] = [await anAnswerableInvitation(), await anAnswerableInvitation("cleo@x.example")];
    expect(await inbox.arrive(other.organizer, "no calendar")).toBe("wrong_token");
    await testDb().invitation.updateMany({ where: { email: "bo@x.example" }, data: { removedAt: new Date() } });
    expect(await inWords(one)).toBe("not_invited");
  });

  test("beyond twenty a day of one invitee", async () => {
    const invitation = await anAnswerableInvitation();
    const { id: invitationId } = await invitation.answer();
    const at = new Date("2027-02-28T12:00:01Z");
    const row = (n: number) => ({ eventId: `${invitationId}-${n}`, invitationId, at, body: "x", attachments: [] });
    await testDb().inviteeEmail.createMany({ data: Array.from({ length: 20 }, (_, n) => row(n)) });
    expect(await inWords(invitation)).toBe("too_many");
    expect(await inWords(invitation, { arrivedAt: "2027-03-01T12:00:01Z" })).toBe("applied");
  });
});

test("erasing a guest takes their emails along", async () => {
  const invitation = await anAnswerableInvitation("erased-one@x.example");
  const results = "mx; dmarc=pass header.from=x.example";
  expect(await inWords(invitation, { from: "erased-one@x.example", results })).toBe("applied");
  await eraseGuest(contextAs({ kind: "system" }), "erased-one@x.example");
  expect(await testDb().inviteeEmail.count({ where: { invitation: { meetingId: invitation.meeting.id } } })).toBe(0);
});

test.each([
  ["reply.example", /^rsvp\+[0-9a-f]{32}@reply\.example$/, "Replies reach Dr. Ada."],
  [undefined, /^none$/, "Replies to this email are not read."],
])("an email says where a reply goes, with answers received at %s", async (replyDomain, address, sentence) => {
  const { meeting } = await aStoredMeeting();
  const mailer = fakeMailer();
  await sendMail(effectsWith(mailer, { replyDomain }), { deliveryId: deliveryIdOf(meeting) });
  const mail = mailer.attempts[0]?.mail;
  expect(mail?.headers["Reply-To"] ?? "none").toMatch(address);
  expect(mail?.text).toContain(sentence);
  expect(mail?.html).toContain(sentence);
});

test("R2: what is kept of when an email was written is the DTSTAMP in it, whatever second it is kept in", async () => {
  const meeting = await aStoredMeeting();
  const mailer = fakeMailer();
  let now = Date.parse("2027-03-01T12:00:00.999Z");
  await sendMail(effectsWith(mailer, { now: () => (now += 700) }), { deliveryId: deliveryIdOf(meeting.meeting) });
  const stamp = property(mailer.attempts[0]?.mail.calendar?.content ?? "", "DTSTAMP")?.value;
  const kept = await testDb().storedMail.findFirstOrThrow({ where: { deliveryId: deliveryIdOf(meeting.meeting) } });
  expect(kept.renderedAt.toISOString().replace(/[-:]|\.\d+/g, "")).toBe(stamp);
});
