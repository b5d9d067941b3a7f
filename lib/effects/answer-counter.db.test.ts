import { expect, test } from "vitest";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { property, readWire } from "@/lib/ics/testing/read-wire";
import { googleReply } from "@/lib/ics/testing/replies";
import { acceptProposal, declineProposal } from "@/lib/meetings/answers/decide-proposal";
import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextAs, makeUser } from "@/lib/testing/people";
import { type AnswerableInvitation, anAnswerableInvitation, replyInbox, replyNow } from "@/lib/testing/replies-by-mail";

const inbox = replyInbox();

const wanted = Date.parse("2027-03-11T15:00:00Z");

/** The invitee proposes another time in their calendar program. */
async function countered(
  invitation: AnswerableInvitation,
  { sequence = 0, from }: { sequence?: number; from?: string } = {},
) {
  const file = googleReply({ ...invitation, partstat: "TENTATIVE", sequence })
    .replace("METHOD:REPLY", "METHOD:COUNTER")
    .replace(/DTSTART.*/, "DTSTART:20270311T150000Z")
    .replace(/DTEND.*/, "DTEND:20270311T160000Z");
  const results = `mx; dmarc=pass header.from=${invitation.attendee.split("@")[1]}`;
  const sent = from === undefined ? {} : { from, results };
  expect(await inbox.arrive(invitation.organizer, file, sent)).toBe("applied");
  const [proposal] = await findProposals(invitation.ctx, invitation.meeting.id);
  return proposal?.id ?? "";
}

/** What the mails that say that the time stays carry for calendars; of one that does not go why. */
async function answersTo({ meeting }: AnswerableInvitation) {
  const kept = await testDb().delivery.findMany({
    where: { meetingId: meeting.id, template: "time_kept" },
    orderBy: { createdAt: "asc" },
  });
  const mailer = fakeMailer();
  for (const { id } of kept)
    await sendMail(effectsWith(mailer, { now: replyNow, replyDomain: "reply.example" }), { deliveryId: id });
  const states = await testDb().delivery.findMany({
    where: { id: { in: kept.map(({ id }) => id) }, state: "skipped" },
  });
  return {
    sent: mailer.attempts.map(({ mail }) => ({ to: mail.to, calendar: mail.calendar })),
    skipped: states.map(({ reason }) => reason),
  };
}

test("R7: who proposed another time in their calendar program reads there that it was declined", async () => {
  const invitation = await anAnswerableInvitation();
  await declineProposal(invitation.ctx, invitation.meeting.id, await countered(invitation));
  const { sent } = await answersTo(invitation);
  expect(sent).toMatchObject([{ to: "bo@x.example", calendar: { method: "DECLINECOUNTER" } }]);
  const file = sent[0]?.calendar?.content ?? "";
  expect(readWire(file).properties).toContainEqual({ name: "METHOD", parameters: {}, value: "DECLINECOUNTER" });
  expect(["UID", "SEQUENCE", "DTSTART", "STATUS"].map((name) => property(file, name)?.value)).toEqual([
    invitation.uid,
    "0",
    "20270310T150000Z",
    undefined,
  ]);
  expect(file.match(/^ATTENDEE/gm)).toHaveLength(1);
});

test("R7: the answer has the number of what it answers, not that of what was announced since", async () => {
  const invitation = await anAnswerableInvitation();
  const { ctx, meeting } = invitation;
  const proposalId = await countered(invitation);
  await updateMeeting(ctx, meeting.id, updateMeetingInput.parse({ title: "Another title" }));
  await announce(inbox.effects, { meetingId: meeting.id });
  await declineProposal(ctx, meeting.id, proposalId);
  const { sent } = await answersTo(invitation);
  expect(property(sent[0]?.calendar?.content ?? "", "SEQUENCE")?.value).toBe("0");
});

test("R7: one who proposed on the page is invited to the same time again", async () => {
  const invitation = await anAnswerableInvitation();
  const { id } = await invitation.answer();
  const guest = { ...contextAs({ kind: "guest", invitationId: id }), now: replyNow };
  const proposal = await proposeTimes(guest, invitation.meeting.id, { startsAt: [wanted], note: null });
  await declineProposal(invitation.ctx, invitation.meeting.id, proposal.id);
  expect((await answersTo(invitation)).sent).toMatchObject([{ calendar: { method: "REQUEST" } }]);
});

test("R7: an account that the host knows is answered by email too, if it proposed by email", async () => {
  const cleo = await makeUser({ role: "client", name: "Cleo Marsh" });
  const invitation = await anAnswerableInvitation(cleo.email);
  await testDb().invitation.update({ where: { id: (await invitation.answer()).id }, data: { revealedAt: new Date() } });
  await declineProposal(invitation.ctx, invitation.meeting.id, await countered(invitation, { from: cleo.email }));
  expect((await answersTo(invitation)).sent).toMatchObject([
    { to: cleo.email, calendar: { method: "DECLINECOUNTER" } },
  ]);
});

test("R7: nothing is declined to whoever was taken at their word, proposed anew, or has no meeting any more", async () => {
  const accepted = await anAnswerableInvitation();
  await acceptProposal(accepted.ctx, accepted.meeting.id, await countered(accepted), wanted);
  expect(await answersTo(accepted)).toEqual({ sent: [], skipped: [] });

  const off = await anAnswerableInvitation();
  await declineProposal(off.ctx, off.meeting.id, await countered(off));
  await updateMeeting(off.ctx, off.meeting.id, updateMeetingInput.parse({ status: "cancelled" }));
  expect(await answersTo(off)).toEqual({ sent: [], skipped: ["meeting_cancelled"] });
});
