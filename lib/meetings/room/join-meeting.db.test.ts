import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { joinMeeting } from "@/lib/meetings/room/join-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput, testAppUrl } from "@/lib/testing/people";
import { waitingForLocks } from "@/lib/testing/waiting-for-locks";

const startsAt = Date.parse("2027-03-10T15:00:00Z");
const endsAt = Date.parse("2027-03-10T16:00:00Z");
const opens = startsAt - 10 * 60_000;

const at = (ctx: Context, now: number): Context => ({ ...ctx, now: () => now });

/** A meeting of Dana's from 15:00 to 16:00 UTC with her colleague Lena and a guest. */
async function aMeeting(inviteeEmails = ["bo@x.example"]) {
  const practice = await makePractice();
  const hostCtx = contextOf(await makeUser({ practiceId: practice.id }));
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  const meeting = await scheduleMeeting(hostCtx, scheduleInput({ inviteeUserIds: [lena.id], inviteeEmails }));
  const [, forGuest] = meeting.invitations;
  const guest = contextAs({ kind: "guest", invitationId: forGuest?.id ?? "" });
  return { hostCtx, lena, lenaCtx: contextOf(lena), guest, meeting };
}

function participants(meetingId: string) {
  return testDb().participant.findMany({ where: { meetingId }, select: { userId: true, invitationId: true } });
}

function joined(meetingId: string) {
  return testDb().historyEntry.count({ where: { meetingId, action: "meeting_joined" } });
}

test("the room opens ten minutes before the start and closes with the end", async () => {
  const { guest, meeting } = await aMeeting();
  await expect(joinMeeting(at(guest, opens - 1), meeting.id)).rejects.toMatchObject({
    code: "conflict",
    message: "The room opens ten minutes before the start. Try again then.",
  });
  await expect(joinMeeting(at(guest, endsAt), meeting.id)).rejects.toMatchObject({ code: "meeting_ended" });
  expect(await participants(meeting.id)).toEqual([]);
  expect(await joined(meeting.id)).toBe(0);

  await joinMeeting(at(guest, opens), meeting.id);
  expect(await participants(meeting.id)).toEqual([{ userId: null, invitationId: meeting.invitations[1]?.id }]);
});

test("it is open until the last moment, for the host as well", async () => {
  const { hostCtx, lenaCtx, lena, meeting } = await aMeeting();
  await joinMeeting(at(hostCtx, endsAt - 1), meeting.id);
  await joinMeeting(at(lenaCtx, endsAt - 1), meeting.id);
  expect(await participants(meeting.id)).toEqual([
    { userId: meeting.hostId, invitationId: null },
    { userId: lena.id, invitationId: meeting.invitations[0]?.id },
  ]);
  const [line] = await listHistory(hostCtx, meeting.id);
  expect(line).toMatchObject({ action: "meeting_joined", at: endsAt - 1, actor: { kind: "user", name: "Lena Ortiz" } });
});

test("a cancelled meeting cannot be joined", async () => {
  const { guest, meeting } = await aMeeting();
  await testDb().meeting.update({ where: { id: meeting.id }, data: { status: "cancelled", cancelledAt: new Date() } });
  await expect(joinMeeting(at(guest, startsAt), meeting.id)).rejects.toMatchObject({ code: "meeting_cancelled" });
  expect(await participants(meeting.id)).toEqual([]);
});

test("strangers, removed invitees and guests of another meeting learn nothing and leave no trace", async () => {
  const { guest, lenaCtx, meeting } = await aMeeting();
  const other = await aMeeting();
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  for (const ctx of [contextOf(await makeUser()), other.guest, guest, lenaCtx]) {
    await expect(joinMeeting(at(ctx, startsAt), meeting.id)).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await participants(meeting.id)).toEqual([]);
});

test("who is removed while they wait for their turn does not come in", async () => {
  const { guest, meeting } = await aMeeting();
  let waiting: Promise<unknown> = Promise.resolve();
  await testDb().$transaction(async (holder) => {
    await holder.$executeRaw`select 1 from meetings where id = ${meeting.id}::uuid for update`;
    waiting = joinMeeting(at(guest, startsAt), meeting.id).catch((error: unknown) => error);
    await waitingForLocks(1);
    await holder.invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  });
  expect(await waiting).toMatchObject({ code: "not_found" });
  expect(await participants(meeting.id)).toEqual([]);
});

test("someone who joins four times at once is one participant with one line of history", async () => {
  const { guest, lenaCtx, meeting } = await aMeeting();
  let waiting: Promise<unknown>[] = [];
  await testDb().$transaction(async (holder) => {
    await holder.$executeRaw`select 1 from meetings where id = ${meeting.id}::uuid for update`;
    waiting = [guest, guest, lenaCtx, lenaCtx].map((ctx) => joinMeeting(at(ctx, startsAt), meeting.id));
    await waitingForLocks(4);
  });
  await Promise.all(waiting);
  await joinMeeting(at(guest, startsAt + 1), meeting.id);
  expect(await participants(meeting.id)).toHaveLength(2);
  expect(await joined(meeting.id)).toBe(2);
  expect(await findMeeting(guest, meeting.id)).toMatchObject({ revision: meeting.revision });
});

test("someone who came by their link and comes back signed in is still one person", async () => {
  const cleo = await makeUser({ role: "client" });
  const { guest, meeting } = await aMeeting([cleo.email]);
  await joinMeeting(at(guest, startsAt), meeting.id);
  await joinMeeting(at(contextOf(cleo), startsAt), meeting.id);
  expect(await participants(meeting.id)).toHaveLength(1);
  expect(await joined(meeting.id)).toBe(1);
});

test("someone invited by address shows who they are by joining signed in", async () => {
  const cleo = await makeUser({ name: "Cleo Marsh", role: "client" });
  const { hostCtx, meeting } = await aMeeting([cleo.email]);
  await joinMeeting(at(contextOf(cleo), startsAt), meeting.id);
  const seen = viewOf(await findMeeting(hostCtx, meeting.id), hostCtx.actor, { appUrl: testAppUrl, now: startsAt });
  expect(seen.invitees[1]).toMatchObject({ userId: cleo.id, name: "Cleo Marsh" });
});

test("neither the system nor a key that only reads joins", async () => {
  const { hostCtx, meeting } = await aMeeting();
  const key = contextAs({
    kind: "api_key",
    apiKeyId: crypto.randomUUID(),
    userId: meeting.hostId,
    role: "counselor",
    scopes: ["meetings:read"],
  });
  for (const ctx of [contextAs({ kind: "system" }), key]) {
    await expect(joinMeeting(at(ctx, startsAt), meeting.id)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await participants(meeting.id)).toEqual([]);
  expect(await listHistory(hostCtx, meeting.id)).toHaveLength(1);
});
