import { expect, test } from "vitest";
import { announce } from "@/lib/effects/announce";
import { googleReply } from "@/lib/ics/testing/replies";
import { earlierAnswersOf } from "@/lib/meetings/answers/previous-answers";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { testDb } from "@/lib/testing/database";
import { anAnswerableInvitation, replyInbox } from "@/lib/testing/replies-by-mail";

const inbox = replyInbox();

const moved = { startsAt: "2027-03-11T16:00:00+01:00" };
const movedBack = { startsAt: "2027-03-10T16:00:00+01:00" };

/** Bo, who has the invitation with SEQUENCE 0 and has not answered; each announced change takes the next SEQUENCE. */
async function aWaitingInvitation() {
  const invitation = await anAnswerableInvitation();
  const { ctx, meeting, organizer } = invitation;
  const change = async (...bodies: UpdateMeetingBody[]) => {
    for (const body of bodies) {
      await updateMeeting(ctx, meeting.id, updateMeetingInput.parse(body));
      await announce(inbox.effects, { meetingId: meeting.id });
    }
  };
  let second = 10;
  const say = (sequence: number, partstat = "ACCEPTED") => {
    second += 1;
    return inbox.arrive(
      organizer,
      googleReply({ ...invitation, sequence, partstat, stamp: `20270301T1100${second}Z` }),
    );
  };
  return { ...invitation, change, say, earlier: async () => earlierAnswersOf(await findMeeting(ctx, meeting.id)) };
}

test("an answer to the time before the move is none and kept as that, though it is the first", async () => {
  const { change, say, answer, earlier } = await aWaitingInvitation();
  await change(moved);
  expect(await say(0)).toBe("outdated");
  const { id, response, respondedAt } = await answer();
  expect({ response, respondedAt }).toEqual({ response: "needs_action", respondedAt: null });
  expect(await earlier()).toEqual({ [id]: "accepted" });
  expect(await say(1)).toBe("applied");
  expect(await earlier()).toEqual({});
});

test("so is one that comes while the move can still be undone", async () => {
  const { ctx, meeting, say, answer, earlier } = await aWaitingInvitation();
  await updateMeeting({ ...ctx, announceDelaySeconds: 8 }, meeting.id, updateMeetingInput.parse(moved));
  expect(await say(0, "TENTATIVE")).toBe("outdated");
  expect(await earlier()).toEqual({ [(await answer()).id]: "tentative" });
});

test("a new length is another time, a new title is none", async () => {
  const { change, say } = await aWaitingInvitation();
  await change({ title: "Other" }, { durationMinutes: 90 }, { title: "Third" });
  expect([await say(0), await say(1), await say(2), await say(3)]).toEqual([
    "outdated",
    "outdated",
    "applied",
    "applied",
  ]);
});

test("a meeting that comes back to its time takes answers to that, and none to the time between", async () => {
  const { change, say } = await aWaitingInvitation();
  await change(moved, movedBack);
  expect([await say(1), await say(0, "DECLINED"), await say(2)]).toEqual(["outdated", "applied", "applied"]);
});

test("who was invited after the move has nothing older to answer", async () => {
  const { change, answer, earlier, organizer, uid } = await aWaitingInvitation();
  await change(moved, { inviteeEmails: ["bo@x.example", "cy@x.example", "new@x.example"] });
  const file = { uid, attendee: "new@x.example", organizer };
  const wishes = { from: "new@x.example" };
  expect(await inbox.arrive(organizer, googleReply({ ...file, sequence: 0 }), wishes)).toBe("outdated");
  expect(await earlier()).not.toHaveProperty((await answer()).id);
  expect(await inbox.arrive(organizer, googleReply({ ...file, sequence: 1 }), wishes)).toBe("applied");
});

test("whoever was removed and is invited anew answers the time that their first invitation told, if it still is the meeting's", async () => {
  const { meeting, attendee, change, say } = await aWaitingInvitation();
  await change({ inviteeEmails: ["cy@x.example"] }, { inviteeEmails: ["bo@x.example", "cy@x.example"] });
  expect(await say(0, "TENTATIVE")).toBe("applied");
  const again = { meetingId: meeting.id, email: attendee, removedAt: null };
  expect(await testDb().invitation.findFirstOrThrow({ where: again })).toMatchObject({ response: "tentative" });
  await change(moved);
  expect(await say(0, "DECLINED")).toBe("outdated");
});

test("the time of their first email is no time of writing either for whoever was removed and is invited anew", async () => {
  const { meeting, attendee, change, organizer, uid } = await aWaitingInvitation();
  await change({ inviteeEmails: ["cy@x.example"] }, { inviteeEmails: ["bo@x.example", "cy@x.example"] });
  const echo = googleReply({ uid, attendee, sequence: 0, stamp: "20270301T120000Z" });
  expect(await inbox.arrive(organizer, echo, { arrivedAt: "2027-03-01T12:00:05Z" })).toBe("applied");
  const again = { meetingId: meeting.id, email: attendee, removedAt: null };
  const { replyStampedAt } = await testDb().invitation.findFirstOrThrow({ where: again });
  expect(replyStampedAt?.toISOString()).toBe("2027-03-01T12:00:05.000Z");
});

test("who was never emailed answers the time that others were emailed of, else only the newest SEQUENCE", async () => {
  const { change, say, answer, meeting } = await aWaitingInvitation();
  await change(moved, { title: "Other" });
  await testDb().storedMail.deleteMany({ where: { delivery: { invitationId: (await answer()).id } } });
  await testDb().delivery.deleteMany({ where: { invitationId: (await answer()).id } });
  expect([await say(0), await say(1)]).toEqual(["outdated", "applied"]);
  await testDb().storedMail.deleteMany({ where: { delivery: { meetingId: meeting.id } } });
  await testDb().delivery.deleteMany({ where: { meetingId: meeting.id } });
  expect([await say(1, "DECLINED"), await say(2, "DECLINED")]).toEqual(["outdated", "applied"]);
});
