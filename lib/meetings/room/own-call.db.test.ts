import { beforeEach, expect, test } from "vitest";
import type { Actor, Context } from "@/lib/context";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { joinMeeting } from "@/lib/meetings/room/join-meeting";
import { callOf } from "@/lib/meetings/room/room-view";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";

let ctx: Context;
let meeting: MeetingRow;

beforeEach(async () => {
  ctx = { ...contextOf(await makeUser()), announceDelaySeconds: 8 };
  meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example", "cy@x.example"] }));
});

const change = (body: UpdateMeetingBody) => updateMeeting(ctx, meeting.id, updateMeetingInput.parse(body));
const bo = (): Actor => ({ kind: "guest", invitationId: meeting.invitations[0]?.id ?? "" });

/** The call of Bo's as it is now: what a page shows during the meeting. */
async function callNow(actor: Actor = ctx.actor): Promise<string | undefined> {
  const row = await findMeeting(ctx, meeting.id);
  return callOf(row, actor, { now: row.startsAt, server: { url: "https://video.example" }, secrets: testSecrets });
}

test("whoever is removed, by whatever way, knows a room in which nobody is any more, even after an undo", async () => {
  const seen = [await callNow()];
  const differs = async () => {
    const call = await callNow();
    expect(seen).not.toContain(call);
    seen.push(call);
  };
  const { meeting: without } = await change({ inviteeEmails: ["bo@x.example"] });
  await differs();
  await undoChange(ctx, meeting.id, without.revision);
  expect(await callNow(), "nobody was removed by that").toBe(seen.at(-1));
  const { meeting: added } = await change({ inviteeEmails: ["bo@x.example", "cy@x.example", "di@x.example"] });
  expect(await callNow()).toBe(seen.at(-1));
  await undoChange(ctx, meeting.id, added.revision);
  await differs();
  await eraseGuest(contextAs({ kind: "system" }), "cy@x.example");
  await differs();
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  await differs();
  expect(await callNow(bo())).toBeUndefined();
});

test("other changes leave everybody in the room in which they are", async () => {
  const before = await callNow(bo());
  await change({
    title: "Other",
    startsAt: "2027-03-11T16:00:00+01:00",
    inviteeEmails: ["bo@x.example", "cy@x.example"],
  });
  expect(await callNow(bo())).toBe(before);
  expect(await callNow()).toBe(before);
});

test("who said no is not let in, and comes in after another answer", async () => {
  const guest = { ...contextAs(bo()), now: () => meeting.startsAt };
  const where = { id: meeting.invitations[0]?.id ?? "" };
  await testDb().invitation.update({ where, data: { response: "declined" } });
  await expect(joinMeeting(guest, meeting.id)).rejects.toMatchObject({ code: "forbidden" });
  expect(await callNow(bo())).toBeUndefined();
  await testDb().invitation.update({ where, data: { response: "accepted" } });
  await joinMeeting(guest, meeting.id);
  expect(await callNow(bo())).toBe(await callNow());
});
