import { expect, test } from "vitest";
import { property } from "@/lib/ics/testing/read-wire";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { aMeetingToTell, nextDay } from "@/lib/testing/announced-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf } from "@/lib/testing/people";

async function aToldMeeting() {
  const told = await aMeetingToTell();
  await told.tell();
  const { hostId, id } = told.meeting;
  const ctx = contextOf(await testDb().user.findUniqueOrThrow({ where: { id: hostId } }));
  const quietly = (body: UpdateMeetingBody) =>
    updateMeeting(ctx, id, updateMeetingInput.parse(body), { quietly: true });
  return { ...told, ctx, id, quietly };
}

const sequenceOf = ({ ics }: { ics: string }) => property(ics, "SEQUENCE")?.value;

test("nobody is told of what is saved quietly, and the meeting is as it was saved", async () => {
  const { ctx, id, quietly, tell } = await aToldMeeting();
  await quietly({ title: "Quiet title" });
  expect(await tell()).toEqual([]);
  expect(await findMeeting(ctx, id)).toMatchObject({ title: "Quiet title", sequence: 1, announcing: false });
  expect(await testDb().notification.count({ where: { meetingId: id } })).toBe(0);
});

test("adding someone afterwards tells that person alone, of the meeting as it is", async () => {
  const { id, quietly, change, tell } = await aToldMeeting();
  await quietly({ title: "Quiet title" });
  const inviteeEmails = ["bo@x.example", "cy@x.example", "di@x.example", "ed@x.example"];
  await change({ inviteeEmails });
  const mails = await tell();
  expect(mails.map(({ to }) => to)).toEqual(["ed@x.example"]);
  expect(mails[0]?.text).toContain("Quiet title");
  expect(await testDb().invitation.count({ where: { meetingId: id, queuedRevision: 3 } })).toBe(1);
});

test("a later change has a SEQUENCE of its own, and so has a cancellation after it", async () => {
  const { quietly, change, tell } = await aToldMeeting();
  await quietly({ description: "Quiet agenda" });
  await change(nextDay);
  expect((await tell()).map(sequenceOf)).toEqual(["2", "2", "2"]);
  await quietly({ title: "Quiet title" });
  await change({ status: "cancelled" });
  expect((await tell()).map(sequenceOf)).toEqual(["4", "4", "4"]);
});

test("an invitation that is sent again is of the meeting as it is, under the SEQUENCE of its file", async () => {
  const { ctx, id, meeting, quietly, tell } = await aToldMeeting();
  await quietly({ title: "Quiet title" });
  await resendInvitation(ctx, id, meeting.invitations[0]?.id ?? "");
  const [mail] = await tell();
  expect(mail?.text).toContain("Quiet title");
  expect(mail && sequenceOf(mail)).toBe("1");
});

test("what decides who comes when and where cannot be kept quiet, and nothing is stored", async () => {
  const { ctx, id, quietly } = await aToldMeeting();
  const before = await findMeeting(ctx, id);
  await expect(quietly({ ...nextDay, title: "Moved" })).rejects.toMatchObject({ code: "conflict" });
  await expect(quietly({ inviteeEmails: [] })).rejects.toMatchObject({ code: "conflict" });
  expect(await findMeeting(ctx, id)).toEqual(before);
});

test("while an earlier change waits to be told, another cannot be kept quiet", async () => {
  const { quietly, change, tell } = await aToldMeeting();
  await change({ title: "Told title" });
  await expect(quietly({ title: "Quiet title" })).rejects.toMatchObject({ code: "conflict" });
  expect(await tell()).toHaveLength(3);
  await quietly({ title: "Quiet title" });
  expect(await tell()).toEqual([]);
});
