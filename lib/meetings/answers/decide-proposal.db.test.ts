import { expect, test } from "vitest";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { acceptProposal, declineProposal } from "@/lib/meetings/answers/decide-proposal";
import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { respond } from "@/lib/meetings/answers/respond";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { browseMeetings, browseMeetingsInput } from "@/lib/meetings/lists/browse-meetings";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

const wanted = Date.parse("2027-03-11T09:00:00Z");
const other = Date.parse("2027-03-12T09:00:00Z");

async function aProposal() {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const lena = await makeUser({ practiceId: practice.id });
  const hostCtx = contextOf(host, { announceDelaySeconds: 60 });
  const wishes = { inviteeUserIds: [lena.id], inviteeEmails: ["bo@x.example"] };
  const meeting = await scheduleMeeting(hostCtx, scheduleInput(wishes));
  const guest = contextAs({ kind: "guest", invitationId: meeting.invitations[1]?.id ?? "" });
  const lenaCtx = contextOf(lena);
  await respond(lenaCtx, meeting.id, { response: "accepted", note: null });
  const input = proposeTimesInput.parse({ startsAt: ["2027-03-11T09:00:00Z", "2027-03-12T09:00:00Z"] });
  const { id } = await proposeTimes(guest, meeting.id, input);
  const stateOf = async (ctx = guest) => (await findProposals(ctx, meeting.id)).map(({ state }) => state);
  return { hostCtx, guest, lena, lenaCtx, meeting, id, stateOf };
}

test("accepting is a change of time like any other: announced, asked again, to be undone", async () => {
  const { hostCtx, meeting, id, stateOf, lenaCtx } = await aProposal();
  await proposeTimes(lenaCtx, meeting.id, proposeTimesInput.parse({ startsAt: ["2027-03-15T09:00:00Z"] }));
  const { meeting: moved, changes } = await acceptProposal(hostCtx, meeting.id, id, other);
  expect(moved).toMatchObject({ startsAt: other, endsAt: other + 3600_000, sequence: 1 });
  expect(changes.map(({ field }) => field)).toEqual(["startsAt", "endsAt"]);
  expect(moved.invitations.map(({ response }) => response)).toEqual(["needs_action", "needs_action"]);
  const jobs = await testDb().$queryRaw<{ name: string }[]>`
    select name from pgboss.job where name = 'announce' and data->>'meetingId' = ${meeting.id}`;
  expect(jobs).toHaveLength(1);
  expect(await stateOf()).toEqual(["accepted"]);
  expect(await stateOf(lenaCtx), "what others proposed is passed over").toEqual(["passed_over"]);
  expect(await stateOf(hostCtx), "nothing is left to decide").toEqual([]);

  await undoChange(hostCtx, meeting.id, moved.revision);
  expect(await stateOf()).toEqual(["open"]);
  expect(await stateOf(hostCtx)).toEqual(["open", "open"]);
});

test("a time that was not proposed, or that has passed meanwhile, moves nothing", async () => {
  const { hostCtx, meeting, id, stateOf } = await aProposal();
  await expect(acceptProposal(hostCtx, meeting.id, id, wanted + 1)).rejects.toMatchObject({ code: "invalid" });
  const late = { ...hostCtx, now: () => wanted };
  await testDb().meeting.update({ where: { id: meeting.id }, data: { endsAt: new Date(wanted + 3600_000) } });
  await expect(acceptProposal(late, meeting.id, id, wanted)).rejects.toMatchObject({ code: "invalid" });
  expect((await findMeeting(hostCtx, meeting.id)).startsAt).toBe(meeting.startsAt);
  expect(await stateOf()).toEqual(["open"]);
});

test("declining changes nothing but the proposal, and is done once", async () => {
  const { hostCtx, meeting, id, stateOf } = await aProposal();
  await declineProposal(hostCtx, meeting.id, id);
  expect(await stateOf()).toEqual(["declined"]);
  expect(await findMeeting(hostCtx, meeting.id)).toMatchObject({ startsAt: meeting.startsAt, sequence: 0 });
  await expect(declineProposal(hostCtx, meeting.id, id)).rejects.toMatchObject({ code: "conflict" });
  await expect(acceptProposal(hostCtx, meeting.id, id, wanted)).rejects.toMatchObject({ code: "conflict" });
});

test("the proposer hears that the time stays: a guest by mail, without a reason, who has an account in the app", async () => {
  const { hostCtx, meeting, id, lenaCtx, lena } = await aProposal();
  await declineProposal(hostCtx, meeting.id, id);
  const kept = await testDb().delivery.findMany({ where: { meetingId: meeting.id, template: "time_kept" } });
  expect(kept.map(({ invitationId }) => invitationId)).toEqual([meeting.invitations[1]?.id]);
  const mailer = fakeMailer();
  await sendMail(effectsWith(mailer), { deliveryId: kept[0]?.id ?? "" });
  const mail = mailer.attempts[0]?.mail;
  expect(mail).toMatchObject({
    to: "bo@x.example",
    subject: "Original time kept: appointment on Wed 10 Mar, 16:00 (CET)",
  });
  expect(mail?.text).toContain("Wednesday, 10 March 2027, 16:00");

  const input = proposeTimesInput.parse({ startsAt: ["2027-03-15T09:00:00Z"] });
  const own = await proposeTimes(lenaCtx, meeting.id, input);
  await declineProposal(hostCtx, meeting.id, own.id);
  const { notifications } = await listNotifications(lenaCtx, listNotificationsInput.parse({}));
  expect(notifications[0]?.kind).toBe("time_kept");
  expect(await testDb().delivery.count({ where: { meetingId: meeting.id, template: "time_kept" } })).toBe(1);
  expect(await testDb().notification.count({ where: { userId: lena.id, kind: "time_kept" } })).toBe(1);
});

test("another new time passes proposals over, another title does not", async () => {
  const { hostCtx, meeting, stateOf } = await aProposal();
  await updateMeeting(hostCtx, meeting.id, { title: "Another" });
  expect(await stateOf()).toEqual(["open"]);
  await updateMeeting(hostCtx, meeting.id, { startsAt: wanted + 3600_000 });
  expect(await stateOf()).toEqual(["passed_over"]);
});

test("only the host decides, and only on proposals for this meeting", async () => {
  const { hostCtx, lenaCtx, guest, meeting, id, stateOf } = await aProposal();
  for (const ctx of [lenaCtx, guest])
    await expect(declineProposal(ctx, meeting.id, id)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = contextOf(await makeUser());
  await expect(declineProposal(stranger, meeting.id, id)).rejects.toMatchObject({ code: "not_found" });
  const another = await aProposal();
  await expect(declineProposal(hostCtx, meeting.id, another.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(declineProposal(hostCtx, meeting.id, "x")).rejects.toMatchObject({ code: "not_found" });
  expect(await stateOf()).toEqual(["open"]);
});

test("a meeting that is off leaves nothing to decide", async () => {
  const { hostCtx, meeting, id } = await aProposal();
  await updateMeeting(hostCtx, meeting.id, { status: "cancelled" });
  await expect(acceptProposal(hostCtx, meeting.id, id, wanted)).rejects.toMatchObject({ code: "conflict" });
});

test("an open proposal needs the host's attention until it is dealt with, and nobody else's", async () => {
  const { hostCtx, lenaCtx, meeting, id } = await aProposal();
  const listed = async (tab: "attention" | "upcoming", ctx = hostCtx) => {
    const { meetings } = await browseMeetings(ctx, browseMeetingsInput.parse({ tab }));
    return meetings.map((one) => [one.id, one.openProposals]);
  };
  expect(await listed("attention")).toEqual([[meeting.id, 1]]);
  expect(await listed("upcoming", lenaCtx)).toEqual([[meeting.id, 0]]);
  await declineProposal(hostCtx, meeting.id, id);
  expect(await listed("attention")).toEqual([]);
  expect(await listed("upcoming")).toEqual([[meeting.id, 0]]);
});
