import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextOf } from "@/lib/testing/people";
import { differencesOf, reviewOf } from "@/lib/web/forms/review-changes";

let ctx: Context;
let meeting: MeetingRow;

beforeEach(async () => {
  const stored = await aStoredMeeting({ inviteeEmails: ["ada@x.example", "bo@x.example", "cy@x.example"] });
  ctx = contextOf(stored.ada);
  await testDb().invitation.updateMany({
    where: { meetingId: stored.meeting.id, email: { in: ["ada@x.example", "bo@x.example"] } },
    data: { response: "accepted", respondedAt: new Date() },
  });
  meeting = await findMeeting(ctx, stored.meeting.id);
});

async function review(body: UpdateMeetingBody, now = ctx.now()) {
  const asked = updateMeetingInput.parse(body);
  const inner = { ...ctx, now: () => now };
  return reviewOf(meeting, asked, await previewUpdate(inner, meeting.id, asked), now);
}

test("another time asks those again who have answered and stay", async () => {
  const startsAt = "2027-03-11T16:00:00+01:00";
  expect(await review({ startsAt })).toMatchObject({ askedAgain: 2 });
  expect(await review({ startsAt, inviteeEmails: ["ada@x.example", "cy@x.example"] })).toMatchObject({ askedAgain: 1 });
});

test("another title asks nobody again, and says who is told", async () => {
  const { askedAgain, notices, over } = await review({ title: "Other" });
  expect({ askedAgain, over, told: notices.map(({ email }) => email) }).toEqual({
    askedAgain: 0,
    over: false,
    told: ["ada@x.example", "bo@x.example", "cy@x.example"],
  });
});

test("what mails may show is a difference that is told to nobody", async () => {
  expect(await review({ disclosure: "neutral" })).toMatchObject({
    changes: [{ field: "disclosure", from: "full", to: "neutral" }],
    notices: [],
  });
  expect((await review({ disclosure: "full", relationshipId: null })).changes).toEqual([]);
});

test("of a meeting that is over nobody is told, and the review knows why", async () => {
  expect(await review({ title: "Other" }, meeting.endsAt)).toMatchObject({ over: true, notices: [] });
});

test("both versions come with the times as they stand", async () => {
  const asked = { title: "Mine" };
  expect(differencesOf(meeting, asked, await previewUpdate(ctx, meeting.id, asked))).toEqual({
    times: { startsAt: meeting.startsAt, endsAt: meeting.endsAt },
    changes: [{ field: "title", from: meeting.title, to: "Mine" }],
  });
});
