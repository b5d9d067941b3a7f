import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

const start = Date.parse("2027-01-01T10:00:00Z");
let ctx: Context;
let meeting: MeetingRow;
let guestId: string;

beforeEach(async () => {
  ctx = contextOf(await makeUser(), { now: () => start });
  meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  guestId = meeting.invitations[0]?.id ?? "";
});

const resendAfter = (seconds: number) =>
  resendInvitation({ ...ctx, now: () => start + seconds * 1000 }, meeting.id, guestId);

test("the invitation is promised again with its sequence, and its job with it", async () => {
  const { id } = await resendAfter(1);
  const delivery = await testDb().delivery.findUniqueOrThrow({ where: { id } });
  expect(delivery).toMatchObject({
    state: "queued",
    sequence: 0,
    template: "scheduled_meeting_invitation",
    resent: true,
  });
  const jobs = await testDb().$queryRaw<
    unknown[]
  >`select 1 as yes from pgboss.job where id = ${id}::uuid and name = 'send-mail'`;
  expect(jobs).toHaveLength(1);
});

test("a second time within the minute has to wait for its rest", async () => {
  await resendAfter(0);
  await expect(resendAfter(20)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 40 });
  await resendAfter(60);
});

test("the sixth time within a day has to wait until the first is a day ago", async () => {
  for (const minute of [0, 31, 62, 93, 124]) await resendAfter(minute * 60);
  await expect(resendAfter(9300)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 24 * 3600 - 9300 });
  await resendAfter(24 * 3600);
});

test("nobody gets more than two within an hour, about however many meetings (P-37)", async () => {
  for (const minute of [0, 10]) await resendAfter(minute * 60);
  const other = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example", "cy@x.example"] }));
  const again = (position: number) =>
    resendInvitation({ ...ctx, now: () => start + 1200_000 }, other.id, other.invitations[position]?.id ?? "");
  await expect(again(0)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 2400 });
  await again(1);
});

test("two at once are one", async () => {
  const both = await Promise.allSettled([resendAfter(1), resendAfter(1)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("nothing is sent for a meeting that is off or over, to someone who is not invited, or for someone else's meeting", async () => {
  await expect(resendInvitation(ctx, meeting.id, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
  await expect(resendInvitation(contextOf(await makeUser()), meeting.id, guestId)).rejects.toMatchObject({
    code: "not_found",
  });
  const afterwards = { ...ctx, now: () => meeting.endsAt };
  await expect(resendInvitation(afterwards, meeting.id, guestId)).rejects.toMatchObject({ code: "conflict" });
  await updateMeeting(ctx, meeting.id, { status: "cancelled" });
  await expect(resendAfter(1)).rejects.toMatchObject({ code: "conflict" });
});
