import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { announceMeeting } from "@/lib/meetings/announce/announce-meeting";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { reissueLinks } from "@/lib/meetings/guests/reissue-links";
import { closedAccountsOf, keepClosedAccount } from "@/lib/meetings/invitees/closed-accounts";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { notify } from "@/lib/notifications/notify";
import { findNotifications } from "@/lib/notifications/select-notifications";
import { notificationView } from "@/lib/notifications/view";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { previewDeactivation } from "@/lib/people/preview-deactivation";
import { testDb } from "@/lib/testing/database";
import {
  contextAs,
  contextOf,
  makePractice,
  makeRelationship,
  makeUser,
  scheduleInput,
  testSecrets,
} from "@/lib/testing/people";
import { DAY, MINUTE } from "@/lib/time/durations";

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

/** A meeting of a host with a colleague whose account will be closed, by id, and a client known by address alone. */
async function aMeetingWith() {
  const practiceId = (await makePractice()).id;
  const [host, leaves] = [await makeUser({ practiceId }), await makeUser({ practiceId, name: "Lena Ortiz" })];
  const ctx = contextOf(host);
  const meeting = await scheduleMeeting(
    ctx,
    scheduleInput({ inviteeUserIds: [leaves.id], inviteeEmails: ["bo@x.example"] }),
  );
  return { host, leaves, ctx, meeting, invitation: meeting.invitations.find(({ userId }) => userId === leaves.id) };
}

test("what waits for a closed account is skipped at once, and so is what comes later, in the app too", async () => {
  const { leaves, ctx, meeting } = await aMeetingWith();
  await deactivateUser(operator, leaves.id);
  const states = async () =>
    (
      await testDb().delivery.findMany({
        where: { meetingId: meeting.id, invitation: { userId: leaves.id }, template: { not: "meeting_scheduled" } },
        orderBy: { createdAt: "asc" },
      })
    ).map(({ channel, state, reason }) => [channel, state, reason]);
  expect(await states()).toEqual([["email", "skipped", "account_closed"]]);
  await updateMeeting(ctx, meeting.id, updateMeetingInput.parse({ startsAt: "2027-03-12T16:00:00+01:00" }));
  await inTransaction(testDb(), (tx) => announceMeeting(tx, meeting.id, Date.now() + MINUTE));
  expect((await states()).filter(([channel]) => channel === "in_app")).toEqual([
    ["in_app", "skipped", "account_closed"],
  ]);
});

test("the dry run of a change names nobody whose account is closed", async () => {
  const { leaves, ctx, meeting } = await aMeetingWith();
  const noticed = async () => {
    const { notices } = await previewUpdate(ctx, meeting.id, updateMeetingInput.parse({ title: "Another" }));
    return [...new Set(notices.map(({ email }) => email))].toSorted();
  };
  expect(await noticed()).toEqual(["bo@x.example", leaves.email].toSorted());
  await deactivateUser(operator, leaves.id);
  expect(await noticed()).toEqual(["bo@x.example"]);
});

test("the host is asked once about each closed account, in the app and on the page, until they keep it", async () => {
  const { ctx, leaves, meeting, invitation } = await aMeetingWith();
  await deactivateUser(operator, leaves.id);
  await deactivateUser(operator, leaves.id);
  const told = await findNotifications(ctx, Prisma.sql`n.meeting_id = ${meeting.id}::uuid`);
  const view = told.map((row) => notificationView(row, ctx));
  expect(view).toMatchObject([{ kind: "account_closed", text: expect.stringContaining("Lena Ortiz") }]);
  expect(view[0]?.changes).toHaveLength(1);
  const asked = { invitationId: invitation?.id, name: "Lena Ortiz" };
  const closedAccounts = async () => closedAccountsOf(await findMeeting(ctx, meeting.id));
  expect(await closedAccounts()).toEqual([asked]);
  const stranger = contextOf(await makeUser());
  const id = invitation?.id ?? "";
  await expect(keepClosedAccount(stranger, meeting.id, id)).rejects.toMatchObject({ code: "not_found" });
  await keepClosedAccount(ctx, meeting.id, id);
  expect(await closedAccounts()).toEqual([]);
  await expect(keepClosedAccount(ctx, meeting.id, id)).rejects.toMatchObject({ code: "not_found" });
});

test("the meeting's history and the security events say it, with ids alone, and nothing of people known by address", async () => {
  const { ctx, leaves, meeting, invitation, host } = await aMeetingWith();
  const secret = await makeUser();
  const other = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: [secret.email] }));
  await deactivateUser(operator, leaves.id);
  await deactivateUser(operator, secret.id);
  const lines = (meetingId: string) =>
    testDb().historyEntry.findMany({ where: { meetingId, action: "account_closed" } });
  expect(await lines(meeting.id)).toMatchObject([
    { actorKind: "system", changes: [{ field: "invitation", from: null, to: invitation?.id }] },
  ]);
  expect(await lines(other.id)).toEqual([]);
  expect(await testDb().notification.count({ where: { userId: host.id, meetingId: other.id } })).toBe(0);
  const events = await testDb().securityEvent.findMany({ where: { userId: leaves.id } });
  expect(events.map(({ kind }) => kind)).toEqual(["account_closed"]);
});

test("a personal link opens nothing any more once its account is closed, and no fresh one is sent", async () => {
  const { leaves, meeting, invitation } = await aMeetingWith();
  const { id } = await testDb().invitation.findUniqueOrThrow({ where: { id: invitation?.id ?? "" } });
  const token = invitationToken(testSecrets, { id, tokenVersion: 0 });
  expect(await findGuest(operator, token)).toMatchObject({ meetingId: meeting.id });
  await deactivateUser(operator, leaves.id);
  expect(await findGuest(operator, token)).toBeUndefined();
  const requestId = newId();
  await testDb().linkRequest.create({ data: { id: requestId, email: leaves.email, createdAt: new Date() } });
  expect(await inTransaction(testDb(), (tx) => reissueLinks(tx, operator, requestId))).toBe(0);
});

test("a dry run counts what would end and ends nothing", async () => {
  const { leaves, meeting } = await aMeetingWith();
  const ctx = contextOf(leaves);
  const own = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example", "cy@x.example"] }));
  await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  await testDb().session.create({ data: { id: newId(), userId: leaves.id, expiresAt: new Date(Date.now() + DAY) } });
  const counts = { cancels: 2, notifies: 2, asks: 1, relationships: 0, sessions: 1, apiKeys: 0, calendars: 0 };
  expect(await previewDeactivation(operator, leaves.id)).toEqual(counts);
  expect(await previewDeactivation(operator, leaves.id)).toEqual(counts);
  expect((await findMeeting(ctx, own.id)).status).toBe("scheduled");
  expect(await testDb().historyEntry.count({ where: { meetingId: meeting.id } })).toBe(1);
  await deactivateUser(operator, leaves.id);
  expect(await testDb().meeting.count({ where: { hostId: leaves.id, status: "cancelled" } })).toBe(2);
  expect(await previewDeactivation(operator, leaves.id)).toMatchObject({
    cancels: 0,
    notifies: 0,
    asks: 0,
    sessions: 0,
  });
  await expect(previewDeactivation(contextOf(await makeUser()), leaves.id)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("the relationships of a closed account end on either side, its meetings stay, and nobody is invited by them again", async () => {
  const [counselor, other] = [await makeUser(), await makeUser()];
  const [client, elsewhere] = [await makeUser({ role: "client" }), await makeUser({ role: "client" })];
  const left = await makeRelationship(counselor, client);
  const stays = await makeRelationship(other, elsewhere);
  const before = await makeRelationship(counselor, elsewhere, "ended");
  const both = await makeRelationship(other, client);
  const ctx = contextOf(other);
  const meeting = await scheduleMeeting(
    ctx,
    scheduleInput({ relationshipId: both.id, inviteeEmails: ["bo@x.example"] }),
  );
  expect(await previewDeactivation(operator, client.id)).toMatchObject({ relationships: 2 });
  const states = async () =>
    Promise.all(
      [left, stays, before, both].map(async ({ id }) => {
        const row = await testDb().relationship.findUniqueOrThrow({ where: { id } });
        return [row.status, row.endedAt !== null];
      }),
    );
  const earlier = await states();
  await deactivateUser(operator, counselor.id);
  expect(await states()).toEqual([["ended", true], ["active", false], earlier[2], ["active", false]]);
  await deactivateUser(operator, client.id);
  await deactivateUser(operator, client.id);
  expect(await states()).toEqual([["ended", true], ["active", false], earlier[2], ["ended", true]]);
  expect(await previewDeactivation(operator, client.id)).toMatchObject({ relationships: 0 });

  const { meeting: moved } = await updateMeeting(
    ctx,
    meeting.id,
    updateMeetingInput.parse({ startsAt: "2027-03-12T16:00:00+01:00" }),
  );
  expect(moved.relationshipId).toBe(both.id);
  expect((await seenBy(ctx, meeting.id)).invitees.map(({ accountClosed }) => accountClosed).toSorted()).toEqual([
    false,
    true,
  ]);
  await testDb().user.update({ where: { id: client.id }, data: { deactivatedAt: null } });
  await expect(scheduleMeeting(ctx, scheduleInput({ relationshipId: both.id }))).rejects.toMatchObject({
    code: "invalid",
  });
});

async function seenBy(ctx: Context, meetingId: string) {
  return viewOf(await findMeeting(ctx, meetingId), ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
}
