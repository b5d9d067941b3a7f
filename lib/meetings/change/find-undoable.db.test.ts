import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { findUndoable } from "@/lib/meetings/change/find-undoable";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

const now = Date.parse("2027-01-01T10:00:00Z");
let ctx: Context;
let meeting: MeetingRow;
let colleague: { id: string; role: "counselor" };

beforeEach(async () => {
  const practice = await makePractice();
  ctx = contextOf(await makeUser({ practiceId: practice.id }), { now: () => now, announceDelaySeconds: 8 });
  const { id } = await makeUser({ practiceId: practice.id });
  colleague = { id, role: "counselor" };
  meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeUserIds: [id], inviteeEmails: ["bo@x.example"] }));
});

async function change(body: UpdateMeetingBody): Promise<MeetingRow> {
  return (await updateMeeting(ctx, meeting.id, updateMeetingInput.parse(body))).meeting;
}

test.each<[string, UpdateMeetingBody, number]>([
  ["another title", { title: "Other" }, 2],
  ["one person more", { inviteeEmails: ["bo@x.example", "cy@x.example"] }, 1],
  ["one person less", { inviteeEmails: [] }, 1],
  ["a cancellation", { status: "cancelled" }, 2],
])("after %s, it says until when and how many people are told", async (_, body, people) => {
  const changed = await change(body);
  expect(await findUndoable(ctx, changed, changed.revision)).toEqual({ until: now + 8_000, people });
});

test("when the time is over there is nothing to undo", async () => {
  const changed = await change({ title: "Other" });
  expect(await findUndoable({ ...ctx, now: () => now + 8_000 }, changed, changed.revision)).toBeUndefined();
});

test("a meeting that nobody changed, or of which an older change is asked, has nothing to undo", async () => {
  expect(await findUndoable(ctx, meeting, meeting.revision)).toBeUndefined();
  const changed = await change({ title: "Other" });
  expect(await findUndoable(ctx, changed, changed.revision - 1)).toBeUndefined();
});

test("invitees do not see it", async () => {
  const changed = await change({ title: "Other" });
  const theirs = { ...contextOf(colleague), now: ctx.now };
  const seen = await findMeeting(theirs, meeting.id);
  expect(await findUndoable(theirs, seen, changed.revision)).toBeUndefined();
});
