import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { PushError } from "@/lib/adapters/push/push";
import type { Context } from "@/lib/context";
import { postMessage } from "@/lib/conversations/post-message";
import { postMessageInput } from "@/lib/conversations/post-message-input";
import { inTransaction } from "@/lib/db/transaction";
import { notifyHostOfLoss, settleDelivery } from "@/lib/deliveries/end-delivery";
import { breakConnection } from "@/lib/effects/calendar/mark-connection-broken";
import { sendPush } from "@/lib/effects/send-push";
import { newId } from "@/lib/ids";
import { declineProposal } from "@/lib/meetings/answers/decide-proposal";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { markAllRead } from "@/lib/notifications/mark-all-read";
import { pushSubscriptionInput } from "@/lib/notifications/push-subscription-input";
import { isPushedTo, subscribePush, unsubscribePush } from "@/lib/notifications/subscribe-push";
import { queueAgain } from "@/lib/outbox/enqueue";
import { openSession, revokeSession } from "@/lib/people/sign-in/session";
import { placeOf } from "@/lib/sealed-places";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakePusher } from "@/lib/testing/effects";
import { contextOf, makePractice, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { noticeKeys } from "@/lib/wording/notice-words";
import de from "@/messages/de.json" with { type: "json" };
import en from "@/messages/en.json" with { type: "json" };
import es from "@/messages/es.json" with { type: "json" };
import fr from "@/messages/fr.json" with { type: "json" };

const aBrowser = () =>
  pushSubscriptionInput.parse({
    endpoint: `https://updates.push.services.mozilla.com/${newId()}`,
    p256dh: randomBytes(65).toString("base64url"),
    auth: randomBytes(16).toString("base64url"),
  });

/** Someone who wants to be told in a browser, and what the worker would do of what was queued to it. */
async function aListener() {
  const practice = await makePractice();
  const host = contextOf(await makeUser({ practiceId: practice.id }));
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  const [ctx, browser] = [contextOf(lena), aBrowser()];
  const sessionId = await openSession(testDb(), lena.id, Date.now());
  await subscribePush(ctx, sessionId, browser);
  const { id: subscriptionId } = await testDb().pushSubscription.findFirstOrThrow({ where: { userId: lena.id } });
  const pusher = fakePusher();
  const effects = effectsWith(undefined, { pusher });
  const invite = () => scheduleMeeting(host, scheduleInput({ title: "Secret", inviteeUserIds: [lena.id] }));
  const queued = () => jobsFor(subscriptionId);
  const carryOut = async (wishes = {}) => {
    const [payload] = await queued();
    return payload && queueAgain(testDb(), await sendPush({ ...effects, ...wishes }, payload));
  };
  return { host, lena, ctx, browser, sessionId, pusher, effects, invite, queued, carryOut };
}

function jobsFor(subscriptionId: string) {
  return testDb().$queryRaw<{ data: { notificationId: string; subscriptionId: string } }[]>`
      select data from pgboss.job where name = 'send-push' and data ->> 'subscriptionId' = ${subscriptionId} order by created_on desc`.then(
    (rows) => rows.map(({ data }) => data),
  );
}

test("an invitation is queued to the invitee's browser and says there neither with whom nor what about", async () => {
  const { browser, pusher, invite, queued, carryOut } = await aListener();
  await invite();
  expect(await queued()).toHaveLength(1);
  expect(await carryOut()).toEqual({ kind: "done" });
  expect(pusher.pushes).toEqual([
    {
      target: { endpoint: browser.endpoint, keys: { p256dh: browser.p256dh, auth: browser.auth } },
      payload: JSON.stringify({ title: "New appointment", url: "/notifications" }),
    },
  ]);
});

test.each(noticeKeys)("P-32: a push about %s says a sentence of ours and nothing that anybody wrote", async (kind) => {
  const { lena, pusher, invite, queued, carryOut } = await aListener();
  const { id: meetingId } = await invite();
  const changes = [{ field: "title", from: "kanari", to: "kanari" }];
  await testDb().notification.updateMany({ where: { userId: lena.id, meetingId }, data: { kind, changes } });
  await testDb().meeting.update({ where: { id: meetingId }, data: { title: "kanari", locationValue: "kanari" } });
  for (const locale of ["en", "de", "es", "fr"] as const) {
    await testDb().user.update({ where: { id: lena.id }, data: { locale, name: "kanari" } });
    expect(await carryOut()).toEqual({ kind: "done" });
    const { title, ...rest } = JSON.parse(pusher.pushes.at(-1)?.payload ?? "");
    expect(title).toBe({ en, de, es, fr }[locale].push[kind]);
    expect(title).not.toMatch(/kanari|[{}]/);
    expect(rest).toEqual({ url: "/notifications" });
  }
  expect(await queued()).toHaveLength(1);
});

/** What is queued to the host, who listens from now on as well. */
async function listeningHost({ actor, ...ctx }: Context) {
  if (actor.kind !== "user") throw new Error("A host is a user.");
  await subscribePush({ ...ctx, actor }, await openSession(testDb(), actor.userId, Date.now()), aBrowser());
  const { id } = await testDb().pushSubscription.findFirstOrThrow({ where: { userId: actor.userId } });
  return { userId: actor.userId, queued: () => jobsFor(id) };
}

test("an answer is queued to the host's browser", async () => {
  const { host, ctx, invite } = await aListener();
  const { queued } = await listeningHost(host);
  await respond(ctx, (await invite()).id, { response: "accepted", note: null });
  expect(await queued()).toHaveLength(1);
});

test("that a time stays is queued to who proposed another, and pushed without saying which", async () => {
  const { host, ctx, pusher, invite, queued, carryOut } = await aListener();
  const { id } = await invite();
  const proposal = await proposeTimes(ctx, id, proposeTimesInput.parse({ startsAt: ["2027-03-11T09:00:00Z"] }));
  const before = await queued();
  await declineProposal(host, id, proposal.id);
  expect(await queued()).toHaveLength(before.length + 1);
  expect(await carryOut()).toEqual({ kind: "done" });
  expect(pusher.pushes).toMatchObject([
    { payload: JSON.stringify({ title: "Your proposal was declined", url: "/notifications" }) },
  ]);
});

test("a message that did not arrive is queued to the host's browser, once however often that is said", async () => {
  const { host, effects } = await aListener();
  const { queued } = await listeningHost(host);
  const { id } = await scheduleMeeting(host, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  const mail = await testDb().delivery.findFirstOrThrow({ where: { meetingId: id, channel: "email" } });
  await settleDelivery(effects, mail.id, "failed", "gave_up");
  await inTransaction(testDb(), (tx) => notifyHostOfLoss(tx, mail.id, Date.now()));
  expect(await queued()).toHaveLength(1);
});

test("that a calendar has lost its connection is queued to its owner, once", async () => {
  const { lena, effects, invite, queued } = await aListener();
  const { id } = await invite();
  const before = await queued();
  const account = { provider: "google", account: "a", calendarId: "c", sealedCredentials: Buffer.from([0]) } as const;
  const connectionId = newId();
  await testDb().calendarConnection.create({
    data: { id: connectionId, userId: lena.id, createdAt: new Date(), ...account },
  });
  await testDb().calendarEvent.create({
    data: { connectionId, meetingId: id, state: "synced", revision: 1, at: new Date() },
  });
  for (const _ of ["the first time", "once more"]) await breakConnection(effects, connectionId, "access_revoked");
  expect(await queued()).toHaveLength(before.length + 1);
});

test("a new message is queued to who reads along, and each notification once", async () => {
  const { host, invite, queued } = await aListener();
  const { id } = await invite();
  await postMessage(host, id, postMessageInput.parse({ body: "Hello", clientId: newId() }));
  await postMessage(host, id, postMessageInput.parse({ body: "Are you there?", clientId: newId() }));
  const told = (await queued()).map(({ notificationId }) => notificationId);
  expect(told).toHaveLength(2);
  expect(new Set(told).size).toBe(2);
});

test("nothing is told of what was read meanwhile, of what is old news, or of what they may not know of any more", async () => {
  const { host, ctx, pusher, invite, carryOut } = await aListener();
  const meeting = await invite();
  expect(await carryOut({ now: () => Date.now() + 2 * 3_600_000 })).toEqual({ kind: "skipped", reason: "too_late" });
  await markAllRead(ctx);
  expect(await carryOut()).toEqual({ kind: "skipped", reason: "read" });
  await updateMeeting(host, meeting.id, updateMeetingInput.parse({ inviteeUserIds: [] }));
  expect(await carryOut()).toEqual({ kind: "skipped", reason: "gone" });
  expect(pusher.pushes).toEqual([]);
});

test("whoever signs out is told nothing more in that browser", async () => {
  const { sessionId, pusher, invite, carryOut } = await aListener();
  await invite();
  await revokeSession(testDb(), sessionId, Date.now());
  expect(await carryOut()).toEqual({ kind: "skipped", reason: "gone" });
  expect(pusher.pushes).toEqual([]);
});

test("a browser that is gone is forgotten", async () => {
  const { ctx, sessionId, pusher, invite, carryOut } = await aListener();
  await invite();
  pusher.next.push(() => "gone");
  expect(await carryOut()).toEqual({ kind: "skipped", reason: "browser_gone" });
  expect(await isPushedTo(ctx, sessionId)).toBe(false);
});

test("a refusal for now is tried again, one for good is not, and neither is logged with the address", async () => {
  const { pusher, effects, invite, carryOut } = await aListener();
  await invite();
  const refuse = (kind: "temporary" | "permanent") => () => {
    throw new PushError(kind, "http_429");
  };
  pusher.next.push(refuse("temporary"), refuse("permanent"));
  await expect(carryOut()).rejects.toMatchObject({ name: "PushError", reason: "http_429" });
  await expect(carryOut()).rejects.toMatchObject({ name: "PermanentError", message: "http_429" });
  expect(JSON.stringify(effects.logged)).not.toContain("push.services");
});

test("the address of a browser is stored encrypted, tells one person only, and is forgotten when they turn it off", async () => {
  const { lena, ctx, browser, sessionId, queued, invite } = await aListener();
  const [stored] = await testDb().pushSubscription.findMany({ where: { userId: lena.id } });
  expect(Buffer.from(stored?.sealed ?? []).toString("latin1")).not.toContain("push.services");
  const next = await makeUser();
  await subscribePush(contextOf(next), await openSession(testDb(), next.id, Date.now()), browser);
  await invite();
  expect(await queued()).toEqual([]);
  expect(await isPushedTo(ctx, sessionId)).toBe(false);
  await subscribePush(ctx, sessionId, browser);
  await unsubscribePush(contextOf(next), browser.endpoint);
  expect(await isPushedTo(ctx, sessionId)).toBe(true);
  await unsubscribePush(ctx, browser.endpoint);
  expect(await isPushedTo(ctx, sessionId)).toBe(false);
});

test("one person is told in at most twenty browsers", async () => {
  const { ctx, sessionId } = await aListener();
  for (let index = 1; index < 20; index += 1) await subscribePush(ctx, sessionId, aBrowser());
  await expect(subscribePush(ctx, sessionId, aBrowser())).rejects.toMatchObject({ code: "conflict" });
});

test.each([
  { endpoint: "http://push.example/1" },
  { endpoint: "file:///etc/passwd" },
  { p256dh: "AA" },
  { auth: "not base64" },
  { more: "1" },
])("%j is no browser", (wrong) => {
  expect(pushSubscriptionInput.safeParse({ ...aBrowser(), ...wrong }).success).toBe(false);
});

test.each([
  {
    bug: "an address of another shape",
    code: "push_subscriptions.sealed keys",
    spoil: (id: string) => keepInstead(id, JSON.stringify({ endpoint: "https://push.example/secret-words" })),
  },
  {
    bug: "no JSON",
    code: "push_subscriptions.sealed",
    spoil: (id: string) => keepInstead(id, "secret-words"),
  },
  {
    bug: "a kind that no release knows",
    code: "notifications.kind",
    spoil: (_: string, id: string) => testDb().notification.update({ where: { id }, data: { kind: "secret-words" } }),
  },
])("a push that $bug keeps from being made is tried again five times, and never sent half", async ({ code, spoil }) => {
  const { pusher, effects, invite, queued, carryOut } = await aListener();
  await invite();
  const [payload] = await queued();
  await spoil(payload?.subscriptionId ?? "", payload?.notificationId ?? "");

  expect(await carryOut()).toEqual({ kind: "skipped", reason: "render_error" });
  for (const renderTries of [1, 2, 3, 4]) {
    expect(await carryOut()).toEqual({ kind: "skipped", reason: "render_error" });
    expect((await queued())[0]).toEqual({ ...payload, renderTries: renderTries + 1 });
  }
  await expect(carryOut()).rejects.toThrow("render_error");

  expect(pusher.pushes).toEqual([]);
  expect(effects.logged).toHaveLength(6);
  for (const line of effects.logged) {
    expect(line).toMatchObject({ level: 50, event: "render_error", notificationId: payload?.notificationId, code });
  }
  expect(JSON.stringify(effects.logged)).not.toContain("secret-words");
});

test("S-26: a browser whose push service nobody knows is refused, and one that was kept before is never posted to", async () => {
  const { ctx, pusher, carryOut, invite, queued } = await aListener();
  const strange = { ...aBrowser(), endpoint: "https://victim.example/1" };
  await expect(subscribePush(ctx, newId(), strange)).rejects.toMatchObject({ code: "invalid" });
  await invite();
  const [payload] = await queued();
  await keepInstead(
    payload?.subscriptionId ?? "",
    JSON.stringify({ endpoint: strange.endpoint, keys: { p256dh: strange.p256dh, auth: strange.auth } }),
  );
  expect(await carryOut()).toEqual({ kind: "skipped", reason: "unknown_push_service" });
  expect(pusher.pushes).toEqual([]);
});

async function keepInstead(id: string, plain: string): Promise<unknown> {
  const { userId } = await testDb().pushSubscription.findUniqueOrThrow({ where: { id } });
  return testDb().pushSubscription.update({
    where: { id },
    data: { sealed: testSecrets.seal(plain, placeOf.push(userId)) },
  });
}
