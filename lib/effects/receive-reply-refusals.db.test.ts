import { describe, expect, test } from "vitest";
import { exchangeReply } from "@/lib/ics/testing/replies";
import { newId } from "@/lib/ids";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { testDb } from "@/lib/testing/database";
import {
  type AnswerableInvitation,
  anAnswerableInvitation,
  passed,
  type ReplyMail,
  replyInbox,
} from "@/lib/testing/replies-by-mail";

const inbox = replyInbox();

describe("nothing changes by", () => {
  const cases: [string, string, (invitation: AnswerableInvitation) => ReplyMail | Promise<ReplyMail>][] = [
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
    [
      "another meeting's token",
      "wrong_token",
      async (i) => [(await anAnswerableInvitation()).organizer, exchangeReply(i)],
    ],
    ["a SEQUENCE that never was", "outdated", (i) => [i.organizer, exchangeReply({ ...i, sequence: 7 })]],
    ["an invitation", "applied", (i) => [i.organizer, exchangeReply(i).replace("METHOD:REPLY", "METHOD:REQUEST")]],
    [
      "a program that answers by itself",
      "automatic",
      (i) => [i.organizer, "Out of office.", { fields: ["Auto-Submitted: auto-replied"] }],
    ],
    ["a report", "automatic", (i) => [i.organizer, "Not delivered.", { fields: ["Return-Path: <>"] }]],
    [
      "a program, its form not kept",
      "automatic",
      (i) => [i.organizer, "Gone.", { fields: ["Precedence: bulk"], keepsRaw: false }],
    ],
    ["a mail in words", "applied", (i) => [i.organizer, "I will come."]],
    [
      "more than five megabytes",
      "no_mail",
      (i) => [i.organizer, exchangeReply({ ...i, more: [`X-A:${"a".repeat(4 * 1024 * 1024)}`] })],
    ],
  ];

  test.each(cases)("%s", async (_, outcome, mailOf) => {
    const invitation = await anAnswerableInvitation();
    expect(await inbox.arrive(...(await mailOf(invitation)))).toBe(outcome);
    expect(await invitation.answer()).toMatchObject({ response: "needs_action", respondedAt: null });
  });

  test("a mail that Resend does not have", async () => {
    expect(await inbox.told(newId())).toBe("no_mail");
  });

  test("an invitee who was removed", async () => {
    const invitation = await anAnswerableInvitation();
    await testDb().invitation.updateMany({
      where: { meetingId: invitation.meeting.id },
      data: { removedAt: new Date() },
    });
    expect(await inbox.arrive(invitation.organizer, exchangeReply(invitation))).toBe("not_invited");
  });

  test("an answer to a meeting that is off", async () => {
    const invitation = await anAnswerableInvitation();
    await updateMeeting(invitation.ctx, invitation.meeting.id, { status: "cancelled" });
    expect(await inbox.arrive(invitation.organizer, exchangeReply(invitation))).toBe("meeting_cancelled");
  });
});
