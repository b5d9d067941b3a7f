import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

const start = Date.parse("2027-01-01T10:00:00Z");
let ctx: Context;
let meeting: MeetingRow;
let guestId: string;

beforeEach(async () => {
  ctx = contextOf(await makeUser(), { now: () => start });
  meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  guestId = meeting.invitations[0]?.id ?? "";
});

const resendAfter = (seconds: number) =>
  resendInvitation({ ...ctx, now: () => start + seconds * 1000 }, meeting.id, guestId);

test("the invitation is promised again with its sequence, and its job with it", async () => {
  const { id } = await resendAfter(1);
  const delivery = await testDb().delivery.findUniqueOrThrow({ where: { id } });
  expect(delivery).toMatchObject({
    state: "queued",
    sequence: 0,
    template: "scheduled_meeting_invitation",
    resent: true,
  });
  const jobs = await testDb().$queryRaw<
    unknown[]
  >`select 1 as yes from pgboss.job where id = ${id}::uuid and name = 'send-mail'`;
  expect(jobs).toHaveLength(1);
});

test("a second time within the minute has to wait for its rest", async () => {
  await resendAfter(0);
  await expect(resendAfter(20)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 40 });
  await resendAfter(60);
});

test("the sixth time within a day has to wait until the first is a day ago", async () => {
  for (const minute of [0, 31, 62, 93, 124]) await resendAfter(minute * 60);
  await expect(resendAfter(9300)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 24 * 3600 - 9300 });
  await resendAfter(24 * 3600);
});

test("nobody gets more than two within an hour, about however many meetings (P-37)", async () => {
  for (const minute of [0, 10]) await resendAfter(minute * 60);
  const other = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example", "cy@x.example"] }));
  const again = (position: number) =>
    resendInvitation({ ...ctx, now: () => start + 1200_000 }, other.id, other.invitations[position]?.id ?? "");
  await expect(again(0)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 2400 });
  await again(1);
});

test("two at once are one", async () => {
  const both = await Promise.allSettled([resendAfter(1), resendAfter(1)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("nothing is sent for a meeting that is off or over, to someone who is not invited, or for someone else's meeting", async () => {
  await expect(resendInvitation(ctx, meeting.id, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
  await expect(resendInvitation(contextOf(await makeUser()), meeting.id, guestId)).rejects.toMatchObject({
    code: "not_found",
  });
  const afterwards = { ...ctx, now: () => meeting.endsAt };
  await expect(resendInvitation(afterwards, meeting.id, guestId)).rejects.toMatchObject({ code: "conflict" });
  await updateMeeting(ctx, meeting.id, { status: "cancelled" });
  await expect(resendAfter(1)).rejects.toMatchObject({ code: "conflict" });
});

/** A colleague who was added and whose invitation waits for the time in which the change can be undone. */
async function addedAndSentAgain(then: UpdateMeetingBody = {}) {
  const practiceId = (await makePractice()).id;
  const host = await makeUser({ practiceId });
  const lena = await makeUser({ practiceId });
  const asHost = contextOf(host);
  const made = await scheduleMeeting(asHost, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  const change = (body: UpdateMeetingBody) => updateMeeting(asHost, made.id, updateMeetingInput.parse(body));
  const added = await change({ inviteeUserIds: [lena.id], inviteeEmails: ["bo@x.example"], ...then });
  const theirs = added.meeting.invitations.find(({ userId }) => userId === lena.id)?.id ?? "";
  await resendInvitation(asHost, made.id, theirs);
  const mailer = fakeMailer();
  const effects = { ...effectsWith(mailer), now: () => Date.now() + 60_000 };
  const settle = async () => {
    await announce(effects, { meetingId: made.id });
    const queued = await testDb().delivery.findMany({
      where: { invitationId: theirs, channel: "email", state: "queued" },
    });
    for (const { id } of queued) await sendMail(effects, { deliveryId: id });
    const entries = await testDb().notification.findMany({ where: { userId: lena.id }, orderBy: { revision: "asc" } });
    return { mails: mailer.attempts.map(({ mail }) => mail.subject), entries: entries.map(({ kind }) => kind) };
  };
  return { change, settle };
}

test("who was added and is sent the invitation again before it left gets one, by email and in the app", async () => {
  const { settle } = await addedAndSentAgain();
  const { mails, entries } = await settle();
  expect(mails).toHaveLength(1);
  expect(entries).toEqual(["meeting_scheduled"]);
});

test("so too where something else was changed with it; a later change takes the place of an email that has not left", async () => {
  const { settle, change } = await addedAndSentAgain({ title: "Another title" });
  await change({ title: "A third title" });
  const { mails, entries } = await settle();
  expect(mails).toHaveLength(1);
  expect(entries).toEqual(["meeting_scheduled", "meeting_updated"]);
});

test("who is taken off again before it was announced learns that too", async () => {
  const { settle, change } = await addedAndSentAgain();
  await change({ inviteeUserIds: [], inviteeEmails: ["bo@x.example"] });
  expect((await settle()).entries).toEqual(["meeting_scheduled", "meeting_cancelled"]);
});
