import { expect, test } from "vitest";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { listReports, reportAbuse } from "@/lib/meetings/guests/report-abuse";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";

const operator = () => contextAs({ kind: "system" });

async function anInvitation() {
  const { ada, meeting } = await aStoredMeeting();
  const guest = contextAs({ kind: "guest", invitationId: meeting.invitations[0]?.id ?? "" });
  const reports = async () => (await listReports(operator())).filter(({ meetingId }) => meetingId === meeting.id);
  return { ada, host: contextOf(ada), meeting, guest, reports };
}

test("a report reaches the operators with its reason, once, and the host reads nothing of it", async () => {
  const { ada, host, meeting, guest, reports } = await anInvitation();
  const before = await findMeeting(host, meeting.id);
  for (const _ of [1, 2]) await reportAbuse(guest, meeting.id, { reason: "harmful" });
  const invitationId = meeting.invitations[0]?.id;
  expect(await reports()).toEqual([
    { at: expect.any(Date), meetingId: meeting.id, hostEmail: ada.email, invitationId, reason: "harmful" },
  ]);
  await reportAbuse(guest, meeting.id, { reason: "unwanted" });
  expect((await reports()).map(({ reason }) => reason)).toEqual(["unwanted", "harmful"]);

  expect((await listHistory(host, meeting.id)).map(({ action }) => action)).toEqual(["meeting_scheduled"]);
  expect(await findMeeting(host, meeting.id)).toEqual(before);
  expect(await testDb().notification.count({ where: { userId: ada.id } })).toBe(0);
});

test("what was cancelled can still be reported", async () => {
  const { host, meeting, guest, reports } = await anInvitation();
  await updateMeeting(host, meeting.id, { status: "cancelled" });
  await reportAbuse(guest, meeting.id, { reason: "harmful" });
  expect(await reports()).toHaveLength(1);
});

test("only who is invited reports, and only the operator reads", async () => {
  const { host, meeting, guest, reports } = await anInvitation();
  const other = await anInvitation();
  for (const ctx of [host, other.guest, contextOf(await makeUser())])
    await expect(reportAbuse(ctx, meeting.id, { reason: "harmful" })).rejects.toMatchObject({ code: "not_found" });
  expect(await reports()).toEqual([]);
  for (const ctx of [host, guest])
    expect(() => listReports(ctx)).toThrow(expect.objectContaining({ code: "forbidden" }));
});
