import { expect, test } from "vitest";
import { confirmByCode } from "@/lib/conversations/confirm-by-code";
import { confirmByLink } from "@/lib/conversations/confirm-by-link";
import { proofsOf } from "@/lib/conversations/confirmation";
import { conversationPageOf } from "@/lib/conversations/conversation-page";
import { requestCode } from "@/lib/conversations/request-code";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { Prisma } from "@/lib/db/generated/client";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { revealAccount } from "@/lib/meetings/invitees/reveal-account";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { finishSignInByLink } from "@/lib/people/sign-in/finish-sign-in-by-link";
import { signInCode, signInToken } from "@/lib/people/sign-in/sign-in-secrets";
import { started, wrongFor } from "@/lib/people/testing/sign-in-page";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { contending } from "@/lib/testing/waiting-for-locks";

/** A guest who has asked for a code, whose clock the test holds. */
async function aGuestWithCode() {
  const conversation = await aConversation();
  const clock = { now: Date.now() };
  const ctx = { ...conversation.withLinkOnly, now: () => clock.now };
  const ask = async () => {
    const { challengeId: id } = await requestCode(ctx, { returnPath: "/m/room", locale: "en" });
    const { email } = await testDb().signInChallenge.findUniqueOrThrow({ where: { id } });
    return { id, email, code: signInCode(testSecrets, id), token: signInToken(testSecrets, id) };
  };
  return { ...conversation, ctx, clock, ask };
}

test("of two hundred uses of one code at once exactly one confirms", async () => {
  const { ctx, ask, forBo, meeting } = await aGuestWithCode();
  const { id, code } = await ask();
  const results = await Promise.all(Array.from({ length: 200 }, () => confirmByCode(ctx, code, id)));
  const [confirmed, ...more] = results.flatMap((result) => (result.ok ? [result.confirmed] : []));
  expect(more).toEqual([]);
  expect(confirmed).toMatchObject({ invitationId: forBo, returnPath: "/m/room" });
  expect(await proofsOf(ctx, forBo, confirmed?.token ?? "")).toMatchObject({ confirmed: true });
  expect(await testDb().guestConfirmation.count({ where: { invitationId: forBo } })).toBe(1);
  expect(await testDb().historyEntry.count({ where: { meetingId: meeting.id, action: "address_confirmed" } })).toBe(1);
});

test("the proof is of one invitation, and only its hash is stored", async () => {
  const { ctx, ask, forBo, forLena } = await aGuestWithCode();
  const { id, code } = await ask();
  const result = await confirmByCode(ctx, code, id);
  const token = result.ok ? result.confirmed.token : "";
  expect(await proofsOf(ctx, forLena, token)).toMatchObject({ confirmed: false });
  expect(await proofsOf(ctx, forBo, `${token}x`)).toMatchObject({ confirmed: false });
  const rows = await testDb().$queryRaw<{ held: boolean }[]>`
    select exists (select 1 from guest_confirmations where token_hash = ${Buffer.from(token)}) as held`;
  expect(rows).toEqual([{ held: false }]);
});

test("the fifth wrong code uses it up; ten minutes make it old; a second mail within the minute is refused", async () => {
  const { ctx, clock, ask } = await aGuestWithCode();
  const first = await ask();
  await expect(ask()).rejects.toMatchObject({ code: "rate_limited" });
  for (let tries = 0; tries < 5; tries += 1) await confirmByCode(ctx, wrongFor(first.code), first.id);
  expect(await confirmByCode(ctx, first.code, first.id)).toMatchObject({
    ok: false,
    refusal: { reason: "tries_used_up" },
  });
  clock.now += 60_000;
  const second = await ask();
  clock.now += 600_000;
  expect(await confirmByCode(ctx, second.code, second.id)).toMatchObject({ ok: false, refusal: { reason: "expired" } });
});

test("twenty tries in an hour are all", async () => {
  const { ctx, clock, ask } = await aGuestWithCode();
  for (let mail = 0; mail < 4; mail += 1) {
    const { id, code } = await ask();
    for (let tries = 0; tries < 5; tries += 1) await confirmByCode(ctx, wrongFor(code), id);
    clock.now += 61_000;
  }
  const { id, code } = await ask();
  expect(await confirmByCode(ctx, code, id)).toMatchObject({ ok: false, refusal: { reason: "too_many_tries" } });
});

test("a code or link of the one purpose opens nothing of the other", async () => {
  const { ctx, ask } = await aGuestWithCode();
  const { id, email, code, token } = await ask();
  const visitor = contextAs({ kind: "system" });
  expect((await finishSignInByCode(visitor, { email, code, challengeId: id })).ok).toBe(false);
  expect((await finishSignInByLink(visitor, token)).ok).toBe(false);
  expect((await confirmByCode(ctx, code, id)).ok).toBe(true);
});

test("the mail's link confirms once in any browser, and brings the invitation along", async () => {
  const { ask, forBo } = await aGuestWithCode();
  const { id, token } = await ask();
  const visitor = contextAs({ kind: "system" });
  const use = () => confirmByLink(visitor, token);
  const uses = await contending(Prisma.sql`select 1 from sign_in_challenges where id = ${id}::uuid for update`, [
    use,
    use,
  ]);
  const [confirmed] = uses.filter((one) => one !== undefined);
  expect(uses.filter((one) => one !== undefined)).toHaveLength(1);
  expect(await proofsOf(visitor, forBo, confirmed?.token ?? "")).toMatchObject({ confirmed: true });
  expect(confirmed?.linkToken).toBe(testSecrets.tokenFor("invitation", forBo, 0));
});

test("who is removed meanwhile confirms nothing, by neither", async () => {
  const { ctx, ask, asHost, meeting, forBo } = await aGuestWithCode();
  const { id, code, token } = await ask();
  await updateMeeting(asHost, meeting.id, { inviteeEmails: [] });
  await expect(confirmByCode(ctx, code, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await confirmByLink(contextAs({ kind: "system" }), token)).toBeUndefined();
  await expect(requestCode(ctx, { returnPath: "/", locale: "en" })).rejects.toMatchObject({ code: "not_found" });
  expect(await testDb().guestConfirmation.count({ where: { invitationId: forBo } })).toBe(0);
});

test("people with an account have no address to confirm", async () => {
  const { asLena } = await aConversation();
  await expect(requestCode(asLena, { returnPath: "/", locale: "en" })).rejects.toMatchObject({ code: "forbidden" });
});

test("whoever the host knows by their account is sent to sign in, whoever is an address to the host is not", async () => {
  const { asHost, forLena, meeting: withLena } = await aConversation();
  const nora = await makeUser({ role: "client" });
  const meeting = await scheduleMeeting(asHost, scheduleInput({ inviteeEmails: [nora.email] }));
  const forNora = meeting.invitations[0]?.id ?? "";
  const ask = (invitationId: string) =>
    requestCode(contextAs({ kind: "guest", invitationId }), { returnPath: "/m/room", locale: "en" });
  await expect(ask(forLena)).rejects.toMatchObject({ code: "forbidden", reason: "sign_in" });
  await expect(ask(forNora)).resolves.toMatchObject({ invitationId: forNora });
  const opensBy = async (invitationId: string, meetingId: string) =>
    conversationPageOf(contextAs({ kind: "guest", invitationId }), meetingId);
  expect(await opensBy(forLena, withLena.id)).toEqual({ kind: "locked", opensBy: "account" });
  expect(await opensBy(forNora, meeting.id)).toEqual({ kind: "locked", opensBy: "code" });
  await revealAccount(contextOf(nora), meeting.id);
  expect(await opensBy(forNora, meeting.id)).toEqual({ kind: "locked", opensBy: "account" });
});

test("whoever else holds the link tries no code and uses none up, and their codes keep nobody from signing in", async () => {
  const { ctx, clock, ask } = await aGuestWithCode();
  const { id, code, email } = await ask();
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await confirmByCode(ctx, wrongFor(code), undefined)).toEqual({ ok: false, refusal: { reason: "expired" } });
  }
  clock.now += 60_000;
  const other = await ask();
  for (let tries = 0; tries < 5; tries += 1) await confirmByCode(ctx, wrongFor(other.code), other.id);
  expect((await confirmByCode(ctx, code, id)).ok).toBe(true);
  for (let mail = 0; mail < 3; mail += 1) {
    clock.now += 60_000;
    const more = await ask();
    for (let tries = 0; tries < 5; tries += 1) await confirmByCode(ctx, wrongFor(more.code), more.id);
  }
  const visitor = { ...contextAs({ kind: "system" }), now: ctx.now };
  const signIn = await started(visitor, email);
  expect(await finishSignInByCode(visitor, { email, code: signIn.code, challengeId: signIn.id })).toMatchObject({
    refusal: { reason: "expired" },
  });
});

test("codes for conversations have a number of their own an hour, whatever was asked for to sign in", async () => {
  const { ctx, clock, ask } = await aGuestWithCode();
  const policyOf = (limit: string) => ({ limit: limit === "conversation_codes" ? 2 : 100, windowSeconds: 3600 });
  Object.assign(ctx, { limits: { ...ctx.limits, policyOf } });
  const { email } = await ask();
  clock.now += 60_000;
  await started({ ...contextAs({ kind: "system" }), now: ctx.now, limits: ctx.limits }, email);
  await ask();
  clock.now += 60_000;
  await expect(ask()).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 3480 });
});
