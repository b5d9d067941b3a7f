import { expect, test } from "vitest";
import { editVersionOf } from "@/lib/meetings/change/edit-version";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextOf } from "@/lib/testing/people";

test.each<[string, UpdateMeetingBody]>([
  ["title", { title: "Other" }],
  ["start", { startsAt: "2027-03-11T16:00:00+01:00" }],
  ["place", { location: { type: "phone", value: "+49 30 1" } }],
  ["people", { inviteeEmails: ["cy@x.example"] }],
  ["disclosure", { disclosure: "neutral" }],
  ["state", { status: "cancelled" }],
])("another %s is another edition", async (_, body) => {
  const { ada, meeting } = await aStoredMeeting();
  const changed = await updateMeeting(contextOf(ada), meeting.id, updateMeetingInput.parse(body));
  expect(editVersionOf(changed.meeting)).not.toBe(editVersionOf(meeting));
});

test("an answer is no other edition, though the meeting has another revision", async () => {
  const { ada, meeting } = await aStoredMeeting();
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { response: "accepted" } });
  await testDb().meeting.update({ where: { id: meeting.id }, data: { revision: { increment: 1 } } });
  expect(editVersionOf(await findMeeting(contextOf(ada), meeting.id))).toBe(editVersionOf(meeting));
});
