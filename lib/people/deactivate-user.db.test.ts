import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { notify } from "@/lib/notifications/notify";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

const operator = contextAs({ kind: "system" });

test("a colleague whose account is closed is told nothing more in the app, and those who stay are", async () => {
  const practiceId = (await makePractice()).id;
  const [host, leaves, stays] = [
    await makeUser({ practiceId }),
    await makeUser({ practiceId }),
    await makeUser({ practiceId }),
  ];
  const ctx = contextOf(host);
  const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeUserIds: [leaves.id, stays.id] }));
  await deactivateUser(operator, leaves.id);
  await inTransaction(testDb(), (tx) =>
    notify(
      tx,
      Prisma.sql`
        select i.user_id, i.meeting_id, 2 as revision, 'meeting_updated' as kind, '[]'::jsonb as changes, now() as created_at
          from invitations i where i.meeting_id = ${meeting.id}::uuid`,
    ),
  );
  const told = await testDb().notification.findMany({ where: { meetingId: meeting.id, kind: "meeting_updated" } });
  expect(told.map(({ userId }) => userId)).toEqual([stays.id]);
});

test("who was invited by an address that had an account goes on as a guest, and the host sees no difference", async () => {
  const [host, invitee] = [await makeUser(), await makeUser()];
  const ctx = contextOf(host);
  const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: [invitee.email] }));
  const where = { meetingId: meeting.id };
  const before = await testDb().invitation.findFirstOrThrow({ where });
  expect(before.userId).toBe(invitee.id);
  const seen = await seenBy(ctx, meeting.id);
  await deactivateUser(operator, invitee.id);
  const after = await testDb().invitation.findFirstOrThrow({ where });
  expect(after).toEqual({ ...before, userId: null, kind: "external" });
  expect(await seenBy(ctx, meeting.id)).toEqual(seen);
});

test("a closed account is shown to the host who knew of it, and to nobody else, and is sent nothing again", async () => {
  const practiceId = (await makePractice()).id;
  const [host, leaves, known] = [await makeUser({ practiceId }), await makeUser({ practiceId }), await makeUser()];
  const ctx = contextOf(host);
  const input = scheduleInput({ inviteeUserIds: [leaves.id], inviteeEmails: [known.email] });
  const meeting = await scheduleMeeting(ctx, input);
  const closed = async () => (await seenBy(ctx, meeting.id)).invitees.map(({ accountClosed }) => accountClosed);
  expect(await closed()).toEqual([false, false]);
  await deactivateUser(operator, leaves.id);
  await deactivateUser(operator, known.id);
  expect(await closed()).toEqual([true, false]);
  const [first, second] = (await seenBy(ctx, meeting.id)).invitees;
  await expect(resendInvitation(ctx, meeting.id, first?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  await expect(resendInvitation(ctx, meeting.id, second?.id ?? "")).resolves.toHaveProperty("id");
});

async function seenBy(ctx: Context, meetingId: string) {
  return viewOf(await findMeeting(ctx, meetingId), ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
}
