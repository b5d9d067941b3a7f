import { expect, test } from "vitest";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextOf } from "@/lib/testing/people";
import { HOUR } from "@/lib/time/durations";
import { cancelForm, cancelFromForm, previewCancel } from "@/lib/web/forms/cancel-form";

async function meetingIn(hours: number, inviteeEmails = ["bo@x.example"]) {
  const { ada, meeting } = await aStoredMeeting({ inviteeEmails });
  return { meeting, ctx: { ...contextOf(ada), now: () => meeting.startsAt - hours * HOUR } };
}

test("a day before the start or less, a reason is asked for and nothing is cancelled without one", async () => {
  const { ctx, meeting } = await meetingIn(23.9);
  expect((await previewCancel(ctx, meeting)).reasonNeeded).toBe(true);
  await expect(cancelFromForm(ctx, meeting.id, { cancelReason: null })).rejects.toMatchObject({
    fields: [{ field: "cancelReason", code: "required" }],
  });
  const cancelled = await cancelFromForm(ctx, meeting.id, { cancelReason: "I am ill." });
  expect(cancelled).toMatchObject({ status: "cancelled", cancelReason: "I am ill." });
});

test("earlier than that the reason is a choice", async () => {
  const { ctx, meeting } = await meetingIn(24.1);
  expect((await previewCancel(ctx, meeting)).reasonNeeded).toBe(false);
  expect(await cancelFromForm(ctx, meeting.id, { cancelReason: null })).toMatchObject({ status: "cancelled" });
});

test("where nobody would be told, nobody waits for a reason", async () => {
  const { ctx, meeting } = await meetingIn(1, []);
  expect(await previewCancel(ctx, meeting)).toEqual({ notices: [], reasonNeeded: false });
});

test("everyone who was told of the meeting would be told, and no second time", async () => {
  const { ctx, meeting } = await meetingIn(48);
  const { notices } = await previewCancel(ctx, meeting);
  expect(notices.map(({ email, template }) => `${email} ${template}`)).toEqual(["bo@x.example meeting_cancelled"]);
  const { meeting: cancelled } = await updateMeeting(ctx, meeting.id, { status: "cancelled" });
  await expect(cancelFromForm(ctx, cancelled.id, { cancelReason: null })).resolves.toMatchObject({
    revision: cancelled.revision,
  });
});

test("a reason may have lines, and more than 500 characters are refused", () => {
  expect(cancelForm.parse({ cancelReason: "One\nTwo" })).toEqual({ cancelReason: "One\nTwo" });
  expect(cancelForm.parse({})).toEqual({ cancelReason: null });
  expect(cancelForm.safeParse({ cancelReason: "x".repeat(501) }).success).toBe(false);
});
