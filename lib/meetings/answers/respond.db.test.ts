import { expect, test } from "vitest";
import type { Actor, KeyScope } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { refusal } from "@/lib/errors";
import { respond } from "@/lib/meetings/answers/respond";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { countUnread } from "@/lib/notifications/count-unread";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { testDb } from "@/lib/testing/database";
import {
  contextAs,
  contextOf,
  makePractice,
  makeUser,
  scheduleInput,
  testAppUrl,
  testSecrets,
} from "@/lib/testing/people";
import { contending } from "@/lib/testing/waiting-for-locks";

/** A meeting of Dana's with her colleague Lena, invited by id, and a guest without an account. */
async function anInvitation(inviteeEmails = ["bo@x.example"]) {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  const hostCtx = contextOf(host);
  const meeting = await scheduleMeeting(hostCtx, scheduleInput({ inviteeUserIds: [lena.id], inviteeEmails }));
  const guest = contextAs({ kind: "guest", invitationId: meeting.invitations[1]?.id ?? "" });
  return { host, hostCtx, lena, lenaCtx: contextOf(lena), guest, meeting };
}

const lockOf = (meetingId: string) => Prisma.sql`select 1 from meetings where id = ${meetingId}::uuid for update`;

const answer = (response: string, note?: string | null) => respondInput.parse({ response, note });

async function told(hostId: string) {
  return testDb().notification.findMany({ where: { userId: hostId }, orderBy: { createdAt: "asc" } });
}

test("a guest's answer is stored with its note, and the host learns of it in the app", async () => {
  const { host, hostCtx, guest, meeting } = await anInvitation();
  await respond(guest, meeting.id, answer("accepted", "  Looking forward. "));

  const after = await findMeeting(hostCtx, meeting.id);
  expect(after.invitations[1]).toMatchObject({ response: "accepted", note: "Looking forward." });
  expect(after.invitations[1]?.respondedAt).not.toBeNull();
  expect(after.invitations[0]).toMatchObject({ response: "needs_action", respondedAt: null });
  expect(after.revision).toBe(meeting.revision + 1);
  expect(after.sequence).toBe(meeting.sequence);
  expect((await told(host.id)).map(({ kind }) => kind)).toEqual(["meeting_response"]);
  const { notifications } = await listNotifications(hostCtx, listNotificationsInput.parse({}));
  expect(notifications[0]).toMatchObject({ answeredBy: "bo@x.example", answer: "accepted", readAt: null });
});

test("the same answer again changes nothing; another one, or another note, is told anew", async () => {
  const { host, hostCtx, guest, meeting } = await anInvitation();
  await respond(guest, meeting.id, answer("tentative"));
  const once = await findMeeting(hostCtx, meeting.id);
  await respond(guest, meeting.id, answer("tentative"));
  expect(await findMeeting(hostCtx, meeting.id)).toEqual(once);
  expect(await told(host.id)).toHaveLength(1);

  await respond(guest, meeting.id, answer("declined"));
  await respond(guest, meeting.id, answer("declined", "I am ill."));
  expect(await told(host.id)).toHaveLength(3);
  await respond(guest, meeting.id, answer("declined"));
  expect((await findMeeting(hostCtx, meeting.id)).invitations[1]?.note).toBeNull();
});

test("answers that wait for each other end as one answer and one notification", async () => {
  const { host, guest, meeting } = await anInvitation();
  const again = () => respond(guest, meeting.id, answer("accepted"));
  await contending(lockOf(meeting.id), [again, again, again, again]);
  expect(await told(host.id)).toHaveLength(1);
});

test("two people who answer at the same time are both told of", async () => {
  const { host, guest, lenaCtx, meeting } = await anInvitation();
  await contending(lockOf(meeting.id), [
    () => respond(guest, meeting.id, answer("accepted")),
    () => respond(lenaCtx, meeting.id, answer("declined")),
  ]);
  expect(await told(host.id)).toHaveLength(2);
  const history = await testDb().historyEntry.findMany({
    where: { meetingId: meeting.id },
    orderBy: { position: "asc" },
  });
  expect(history.map(({ action, position }) => [action, position])).toEqual([
    ["meeting_scheduled", 1],
    ["invitation_answered", 2],
    ["invitation_answered", 3],
  ]);
});

test("history keeps the old and the new answer and who gave it, and no note", async () => {
  const { guest, meeting } = await anInvitation();
  await respond(guest, meeting.id, answer("accepted", "Private words"));
  const line = await testDb().historyEntry.findFirstOrThrow({ where: { meetingId: meeting.id, position: 2 } });
  expect(line).toMatchObject({
    actorKind: "guest",
    actorId: meeting.invitations[1]?.id,
    changes: [{ field: "response", from: "needs_action", to: "accepted" }],
  });
});

test("a cancelled and an ended meeting take no answer", async () => {
  const { guest, meeting } = await anInvitation();
  const later = { ...guest, now: () => meeting.endsAt };
  await expect(respond(later, meeting.id, answer("accepted"))).rejects.toMatchObject({ code: "meeting_ended" });
  await testDb().meeting.update({ where: { id: meeting.id }, data: { status: "cancelled", cancelledAt: new Date() } });
  await expect(respond(guest, meeting.id, answer("accepted"))).rejects.toMatchObject({ code: "meeting_cancelled" });
  expect(await testDb().invitation.count({ where: { meetingId: meeting.id, response: "accepted" } })).toBe(0);
});

test("the host, a participant and the host's key have no answer to give; a stranger learns nothing", async () => {
  const { host, hostCtx, meeting } = await anInvitation();
  const joined = await makeUser();
  await testDb().participant.create({
    data: { id: crypto.randomUUID(), meetingId: meeting.id, userId: joined.id, joinedAt: new Date() },
  });
  const key = (userId: string, scopes: KeyScope[]): Actor => ({
    kind: "api_key",
    apiKeyId: crypto.randomUUID(),
    userId,
    role: "counselor",
    scopes,
  });
  for (const ctx of [hostCtx, contextOf(joined), contextAs(key(host.id, ["meetings:write"]))]) {
    await expect(respond(ctx, meeting.id, answer("accepted"))).rejects.toMatchObject({ code: "forbidden" });
  }
  const stranger = contextOf(await makeUser());
  const touched = await respond(stranger, meeting.id, answer("accepted")).catch(String);
  expect(touched).toBe(await respond(stranger, crypto.randomUUID(), answer("accepted")).catch(String));
});

test("a key answers for its person only with the scope to write", async () => {
  const { lena, meeting } = await anInvitation();
  const key = (scopes: KeyScope[]) =>
    contextAs({ kind: "api_key", apiKeyId: crypto.randomUUID(), userId: lena.id, role: "counselor", scopes });
  await expect(respond(key(["meetings:read"]), meeting.id, answer("accepted"))).rejects.toMatchObject({
    code: "forbidden",
  });
  const row = await respond(key(["meetings:read", "meetings:write"]), meeting.id, answer("accepted"));
  expect(row.invitations[0]?.response).toBe("accepted");
});

test("a removed invitee cannot answer any more, with the account or with the link", async () => {
  const { guest, lenaCtx, meeting } = await anInvitation();
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  await expect(respond(guest, meeting.id, answer("accepted"))).rejects.toMatchObject({ code: "not_found" });
  await expect(respond(lenaCtx, meeting.id, answer("accepted"))).rejects.toMatchObject({ code: "not_found" });
});

test("a guest of one meeting cannot answer another", async () => {
  const { guest } = await anInvitation();
  const other = await anInvitation();
  await expect(respond(guest, other.meeting.id, answer("accepted"))).rejects.toMatchObject({ code: "not_found" });
});

test("someone invited by address shows who they are by answering signed in, not by pressing a link", async () => {
  const cleo = await makeUser({ name: "Cleo Marsh", role: "client" });
  const { hostCtx, guest, meeting } = await anInvitation([cleo.email]);
  const seen = async () => {
    const row = await findMeeting(hostCtx, meeting.id);
    return viewOf(row, hostCtx.actor, { appUrl: testAppUrl, now: Date.now() }).invitees[1];
  };
  await respond(guest, meeting.id, answer("tentative"));
  expect(await seen()).toMatchObject({ kind: "guest", userId: null, name: null, response: "tentative" });
  const shown = async () => (await listNotifications(hostCtx, listNotificationsInput.parse({}))).notifications;
  expect((await shown())[0]?.answeredBy).toBe(cleo.email);

  await respond(contextOf(cleo), meeting.id, answer("accepted"));
  expect(await seen()).toMatchObject({ userId: cleo.id, name: "Cleo Marsh" });
  expect((await shown())[0]?.answeredBy).toBe("Cleo Marsh");
});

test("so they do by the answer that they gave by their link before", async () => {
  const cleo = await makeUser({ name: "Cleo Marsh", role: "client" });
  const { hostCtx, guest, meeting } = await anInvitation([cleo.email]);
  await respond(guest, meeting.id, answer("accepted"));
  await respond(contextOf(cleo), meeting.id, answer("accepted"));
  const { invitees } = viewOf(await findMeeting(hostCtx, meeting.id), hostCtx.actor, {
    appUrl: testAppUrl,
    now: Date.now(),
  });
  expect(invitees[1]).toMatchObject({ userId: cleo.id, name: "Cleo Marsh", response: "accepted" });
});

test("without its template the answer is stored and nobody is notified", async () => {
  const { hostCtx, guest, meeting } = await anInvitation();
  const template = { channel: "in_app" as const, key: "meeting_response", locale: "en" };
  await testDb().template.update({ where: { channel_key_locale: template }, data: { enabled: false } });
  try {
    const row = await respond(guest, meeting.id, answer("accepted"));
    expect(row.invitations.map(({ response }) => response)).toEqual(["needs_action", "accepted"]);
    expect(await countUnread(hostCtx)).toBe(0);
  } finally {
    await testDb().template.update({ where: { channel_key_locale: template }, data: { enabled: true } });
  }
});

test("a link opened fifty times leaves the meeting as it was", async () => {
  const { hostCtx, meeting } = await anInvitation();
  const before = await findMeeting(hostCtx, meeting.id);
  const token = invitationToken(testSecrets, { id: meeting.invitations[1]?.id ?? "", tokenVersion: 0 });
  const opened = await Promise.all(Array.from({ length: 50 }, () => findGuest(hostCtx, token)));
  expect(new Set(opened.map((guest) => guest?.invitationId))).toEqual(new Set([meeting.invitations[1]?.id]));
  expect(await findMeeting(hostCtx, meeting.id)).toEqual(before);
});

test.each([
  {},
  { response: "needs_action" },
  { response: "accepted", note: "x".repeat(501) },
  { response: "accepted", userId: "x" },
])("%j is no answer", (body) => {
  expect(respondInput.safeParse(body).success).toBe(false);
});

test("S-13: answers of one invitation are counted by the hour; the same answer again costs nothing", async () => {
  const { guest, meeting } = await anInvitation();
  const spent: string[] = [];
  const spend: typeof guest.limits.spend = async (limit, key, points) => {
    if (spent.push(`${limit} ${key}`) > 2) throw refusal("rate_limited", "too_often", "Later.", 60);
    return guest.limits.spend(limit, key, points);
  };
  const counted = { ...guest, limits: { ...guest.limits, spend } };
  const say = (response: "accepted" | "declined" | "tentative") =>
    respond(counted, meeting.id, respondInput.parse({ response }));
  await say("accepted");
  await say("accepted");
  await say("declined");
  await expect(say("tentative")).rejects.toMatchObject({ code: "rate_limited" });
  const id = meeting.invitations[1]?.id;
  expect(spent).toEqual(Array(3).fill(`answers ${id}`));
  expect((await testDb().invitation.findUniqueOrThrow({ where: { id: id ?? "" } })).response).toBe("declined");
});
