import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { findChangeMessage } from "@/lib/meetings/change/find-change-message";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { type UpdateWishes, updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { aMeetingToTell, nextDay } from "@/lib/testing/announced-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf } from "@/lib/testing/people";

async function aToldMeeting() {
  const told = await aMeetingToTell();
  await told.tell();
  const { hostId, id } = told.meeting;
  const ctx: Context = contextOf(await testDb().user.findUniqueOrThrow({ where: { id: hostId } }), {
    announceDelaySeconds: 60,
  });
  const change = (body: UpdateMeetingBody, wishes: UpdateWishes) =>
    updateMeeting(ctx, id, updateMeetingInput.parse(body), wishes);
  /** As when the time for undoing is over. */
  const tell = async () => {
    await testDb().meeting.update({ where: { id }, data: { announceAt: new Date(0) } });
    return told.tell();
  };
  return { ctx, id, change, tell };
}

test("what the host writes with a change stands in the update and on the page, and not in the next one", async () => {
  const { ctx, id, change, tell } = await aToldMeeting();
  await change(nextDay, { message: "Sorry for the late notice." });
  expect(await findChangeMessage(ctx.db, id)).toBe("Sorry for the late notice.");
  for (const { text, html } of await tell()) {
    expect(text).toContain("Sorry for the late notice.");
    expect(html).toContain("Sorry for the late notice.");
  }
  await change({ title: "Other" }, {});
  expect(await findChangeMessage(ctx.db, id)).toBeNull();
  const later = await tell();
  expect(later).toHaveLength(3);
  expect(later.map(({ text }) => text).join()).not.toContain("late notice");
});

test("words with changes that become one update are all in it, in their order", async () => {
  const { change, tell } = await aToldMeeting();
  await change(nextDay, { message: "First word." });
  await change({ title: "Other" }, { message: "Second word." });
  const [mail] = await tell();
  expect(mail?.text.indexOf("First word.")).toBeGreaterThan(0);
  expect(mail?.text.indexOf("Second word.")).toBeGreaterThan(mail?.text.indexOf("First word.") ?? 0);
});

test("a word with a change that is undone is never said", async () => {
  const { ctx, id, change, tell } = await aToldMeeting();
  const { meeting } = await change(nextDay, { message: "Said too soon." });
  await undoChange(ctx, id, meeting.revision);
  expect(await findChangeMessage(ctx.db, id)).toBeNull();
  await change({ title: "Other" }, { message: "Said in time." });
  const [mail] = await tell();
  expect(mail?.text).toContain("Said in time.");
  expect(mail?.text).not.toContain("Said too soon.");
});

test("a change that is kept quiet has no word", async () => {
  const { ctx, id, change } = await aToldMeeting();
  await change({ title: "Other" }, { quietly: true, message: "To nobody." });
  expect(await findChangeMessage(ctx.db, id)).toBeNull();
});
