import { expect, test } from "vitest";
import { earlierAnswersOf } from "@/lib/meetings/answers/previous-answers";
import { respond } from "@/lib/meetings/answers/respond";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs, contextOf } from "@/lib/testing/people";

async function anAnsweredMeeting() {
  const { ada, meeting } = await aStoredMeeting();
  const invitationId = meeting.invitations[0]?.id ?? "";
  const guest = contextAs({ kind: "guest", invitationId });
  await respond(guest, meeting.id, { response: "accepted", note: null });
  const host = { ...contextOf(ada), announceDelaySeconds: 8 };
  const move = (startsAt: string) => updateMeeting(host, meeting.id, updateMeetingInput.parse({ startsAt }));
  return { host, guest, meeting, invitationId, move };
}

test("who is asked again had answered to the earlier time", async () => {
  const { move, invitationId } = await anAnsweredMeeting();
  const moved = await move("2027-03-11T16:00:00+01:00");
  expect(earlierAnswersOf(moved.meeting)).toEqual({ [invitationId]: "accepted" });
});

test("a new answer makes the earlier one history, and so does taking the change back", async () => {
  const { host, guest, meeting, move } = await anAnsweredMeeting();
  const moved = await move("2027-03-11T16:00:00+01:00");
  expect(earlierAnswersOf(await undoChange(host, meeting.id, moved.meeting.revision))).toEqual({});
  await move("2027-03-12T16:00:00+01:00");
  const answered = await respond(guest, meeting.id, { response: "declined", note: null });
  expect(earlierAnswersOf(answered)).toEqual({});
});
