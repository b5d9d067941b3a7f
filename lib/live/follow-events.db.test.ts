import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { postMessage } from "@/lib/conversations/post-message";
import { createDb } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { aHub, aStream, eventsFrom } from "@/lib/live/testing/stream";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { joinMeeting } from "@/lib/meetings/room/join-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { findSignedIn, openSession, revokeSession } from "@/lib/people/sign-in/session";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

async function aPair() {
  const practice = await makePractice();
  const host = contextOf(await makeUser({ practiceId: practice.id }));
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  return { host, lena, ctx: contextOf(lena) };
}

/** Less than the pause after which a stream looks by itself, so that only what woke it can have done it. */
const soon = { timeout: 10_000 };

const invite = (host: Context, ...ids: string[]) => scheduleMeeting(host, scheduleInput({ inviteeUserIds: ids }));

const change = (host: Context, meetingId: string, body: object) =>
  updateMeeting(host, meetingId, updateMeetingInput.parse(body));

test("what is scheduled through one web process is told through another, as a notification and as a meeting", async () => {
  const { host, lena, ctx } = await aPair();
  const [here, there] = [await aStream(ctx, aHub()), await aStream(ctx, aHub())];
  const { id } = await invite(host, lena.id);
  for (const stream of [here, there]) {
    const events = [await stream.next(), await stream.next()];
    expect(events.map(eventsFrom).sort()).toEqual([`meeting of ${id}`, `notification of ${id}`]);
    expect(events.find((event) => event?.kind === "notification")?.data).toMatchObject({
      kind: "meeting_scheduled",
      host: { name: "Dana Whitfield" },
      readAt: null,
    });
  }
});

test("the host hears of an answer", async () => {
  const { host, lena, ctx } = await aPair();
  const { id } = await invite(host, lena.id);
  const stream = await aStream(host, aHub());
  await respond(ctx, id, { response: "accepted", note: null });
  const events = [await stream.next(), await stream.next()];
  expect(events.map(eventsFrom).sort()).toEqual([`meeting of ${id}`, `notification of ${id}`]);
});

test("a notification that is renewed is told again, one that is read is not", async () => {
  const { host, lena, ctx } = await aPair();
  await invite(host, lena.id);
  const stream = await aStream(ctx, aHub());
  const { id } = await testDb().notification.findFirstOrThrow({ where: { userId: lena.id } });
  await testDb().notification.update({ where: { id }, data: { readAt: new Date() } });
  await testDb().notification.update({ where: { id }, data: { createdAt: new Date(), readAt: null } });
  const { id: meetingId } = await invite(host, lena.id);
  const told = [await stream.next(), await stream.next(), await stream.next()];
  expect(told.map((event) => event?.data.id).toSorted()).toEqual(expect.arrayContaining([id, meetingId]));
  expect(told.filter((event) => event?.data.id === id)).toHaveLength(1);
});

test("everyone in a meeting hears that somebody has joined it", async () => {
  const { host, lena, ctx } = await aPair();
  const { id } = await scheduleMeeting(host, scheduleInput({ kind: "instant", inviteeUserIds: [lena.id] }));
  const stream = await aStream(ctx, aHub());
  await joinMeeting(host, id);
  expect(eventsFrom(await stream.next())).toBe(`meeting of ${id}`);
});

test("a stranger hears nothing of a meeting, whatever happens in it", async () => {
  const { host, lena } = await aPair();
  const stranger = await aPair();
  const stream = await aStream(stranger.ctx, aHub());
  await invite(host, lena.id);
  const own = await invite(stranger.host, stranger.lena.id);
  expect((await stream.next())?.data.meetingId).toBe(own.id);
});

test("whoever was removed hears nothing more of the meeting, not even that they were", async () => {
  const { host, lena, ctx } = await aPair();
  const { id } = await invite(host, lena.id);
  const stream = await aStream(ctx, aHub());
  await change(host, id, { inviteeUserIds: [] });
  await change(host, id, { title: "Without Lena" });
  const other = await invite(host, lena.id);
  expect((await stream.next())?.data.meetingId).toBe(other.id);
});

test("a stream of one meeting hears only of that one, and ends when its reader is removed", async () => {
  const { host, lena, ctx } = await aPair();
  const { id } = await invite(host, lena.id);
  const stream = await aStream(ctx, aHub(), { scope: { meetingId: id } });
  await invite(host, lena.id);
  await change(host, id, { title: "Another title" });
  expect(eventsFrom(await stream.next())).toBe(`meeting of ${id}`);
  await change(host, id, { inviteeUserIds: [] });
  expect(await stream.next()).toBeUndefined();
});

test("a guest hears of changes of their meeting and of nothing else", async () => {
  const { host, lena } = await aPair();
  const { id, invitations } = await scheduleMeeting(host, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  const guest = contextAs({ kind: "guest", invitationId: invitations[0]?.id ?? "" });
  const stream = await aStream(guest, aHub(), { scope: { meetingId: id } });
  await invite(host, lena.id);
  await change(host, id, { title: "Another title" });
  expect(eventsFrom(await stream.next())).toBe(`meeting of ${id}`);
});

test("messages are told to members, to guests who have confirmed their address, and to no program without the scope", async () => {
  const { host, lena, ctx } = await aPair();
  const { id, invitations } = await scheduleMeeting(
    host,
    scheduleInput({ inviteeUserIds: [lena.id], inviteeEmails: ["bo@x.example"] }),
  );
  const guest = { kind: "guest" as const, invitationId: invitations[1]?.id ?? "" };
  const key = (...scopes: ("meetings:read" | "chat")[]) =>
    contextAs({ kind: "api_key", apiKeyId: newId(), userId: lena.id, role: "counselor", scopes });
  const hub = aHub();
  const scope = { scope: { meetingId: id } };
  const hearing = [await aStream(ctx, hub), await aStream(contextAs({ ...guest, confirmed: true }), hub, scope)];
  hearing.push(await aStream(key("meetings:read", "chat"), hub));
  const [program, link] = [await aStream(key("meetings:read"), hub), await aStream(contextAs(guest), hub, scope)];
  const { message } = await postMessage(host, id, { body: "Hello", clientId: newId() });
  for (const stream of hearing) {
    expect(await stream.next()).toMatchObject({ kind: "message", data: { id: message.id, meetingId: id } });
  }
  expect(eventsFrom(await program.next())).toBe(`notification of ${id}`);
  await change(host, id, { title: "Another title" });
  expect(eventsFrom(await link.next())).toBe(`meeting of ${id}`);
});

test("whoever comes back after a lost connection is told what happened meanwhile, and not again what they heard", async () => {
  const { host, lena, ctx } = await aPair();
  const hub = aHub();
  const before = await aStream(ctx, hub);
  await invite(host, lena.id);
  await before.next();
  await before.next();
  before.close();
  const missed = await invite(host, lena.id);
  const after = await aStream(ctx, aHub(), { after: before.cursor() });
  expect([await after.next(), await after.next()].map((event) => event?.data.meetingId)).toEqual([
    missed.id,
    missed.id,
  ]);
  const last = await invite(host, lena.id);
  expect((await after.next())?.data.meetingId).toBe(last.id);
});

test("whoever lost the connection in the middle of several events is told the rest", async () => {
  const { host, lena, ctx } = await aPair();
  const before = await aStream(ctx, aHub());
  const { id } = await invite(host, lena.id);
  const half = await before.next();
  before.close();
  const after = await aStream(ctx, aHub(), { after: half?.cursor ?? "" });
  const events = [await after.next(), await after.next()];
  expect(events.map(eventsFrom).sort()).toEqual([`meeting of ${id}`, `notification of ${id}`]);
});

test("a cursor that is not ours tells everything that is kept", async () => {
  const { host, lena, ctx } = await aPair();
  const { id } = await invite(host, lena.id);
  const stream = await aStream(ctx, aHub(), { after: "yesterday" });
  expect((await stream.next())?.data.meetingId).toBe(id);
});

test("a transaction that began earlier and commits later than one that was told is told as well", async () => {
  const { host, lena, ctx } = await aPair();
  const stream = await aStream(ctx, aHub());
  const other = createDb(testDatabaseUrl());
  const [begun, go] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()];
  const slow = inTransaction(other, async (tx) => {
    const { id } = await invite({ ...host, db: tx }, lena.id);
    begun.resolve(id);
    await go.promise;
  });
  const slowId = await begun.promise;
  const quick = await invite(host, lena.id);
  expect([await stream.next(), await stream.next()].map((event) => event?.data.meetingId)).toEqual([
    quick.id,
    quick.id,
  ]);
  go.resolve();
  await slow;
  expect([await stream.next(), await stream.next()].map((event) => event?.data.meetingId)).toEqual([slowId, slowId]);
  await other.$disconnect();
});

test("when the session is revoked its stream ends at once", soon, async () => {
  const { lena, ctx } = await aPair();
  const db = testDb();
  const sessionId = await openSession(db, lena.id, Date.now());
  const stillGood = async () => (await findSignedIn(db, sessionId, Date.now())) !== undefined;
  const stream = await aStream(ctx, aHub(), { stillGood });
  await revokeSession(db, sessionId, Date.now());
  expect(await stream.next()).toBeUndefined();
});

test("after the listening connection was lost nothing is missing", soon, async () => {
  const { host, lena, ctx } = await aPair();
  const stream = await aStream(ctx, aHub());
  const first = await invite(host, lena.id);
  await stream.next();
  await stream.next();
  await testDb().$queryRaw`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'compath-live'`;
  const second = await invite(host, lena.id);
  expect(second.id).not.toBe(first.id);
  expect((await stream.next())?.data.meetingId).toBe(second.id);
});

test("one caller has at most twenty streams, another one is not hindered", async () => {
  const { ctx, host } = await aPair();
  const hub = aHub();
  const streams = await Promise.all(Array.from({ length: 20 }, () => aStream(ctx, hub, { caller: "lena" })));
  await expect(aStream(ctx, hub, { caller: "lena" })).rejects.toMatchObject({ code: "rate_limited" });
  await aStream(host, hub, { caller: "dana" });
  streams[0]?.close();
  expect(await streams[0]?.next()).toBeUndefined();
  await aStream(ctx, hub, { caller: "lena" });
});
