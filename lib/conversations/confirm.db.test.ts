import { expect, test } from "vitest";
import { confirmByCode } from "@/lib/conversations/confirm-by-code";
import { confirmByLink } from "@/lib/conversations/confirm-by-link";
import { isConfirmed } from "@/lib/conversations/confirmation";
import { requestCode } from "@/lib/conversations/request-code";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { Prisma } from "@/lib/db/generated/client";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { finishSignInByLink } from "@/lib/people/sign-in/finish-sign-in-by-link";
import { signInCode, signInToken } from "@/lib/people/sign-in/sign-in-secrets";
import { wrongFor } from "@/lib/people/testing/sign-in-page";
import { testDb } from "@/lib/testing/database";
import { contextAs, testSecrets } from "@/lib/testing/people";
import { contending } from "@/lib/testing/waiting-for-locks";

/** A guest who has asked for a code, whose clock the test holds. */
async function aGuestWithCode() {
  const conversation = await aConversation();
  const clock = { now: Date.now() };
  const ctx = { ...conversation.withLinkOnly, now: () => clock.now };
  const ask = async () => {
    await requestCode(ctx, { returnPath: "/m/room", locale: "en" });
    const { id, email } = await testDb().signInChallenge.findFirstOrThrow({
      where: { invitationId: conversation.forBo },
      orderBy: { createdAt: "desc" },
    });
    return { id, email, code: signInCode(testSecrets, id), token: signInToken(testSecrets, id) };
  };
  return { ...conversation, ctx, clock, ask };
}

test("of two hundred uses of one code at once exactly one confirms", async () => {
  const { ctx, ask, forBo, meeting } = await aGuestWithCode();
  const { code } = await ask();
  const results = await Promise.all(Array.from({ length: 200 }, () => confirmByCode(ctx, code)));
  const [confirmed, ...more] = results.flatMap((result) => (result.ok ? [result.confirmed] : []));
  expect(more).toEqual([]);
  expect(confirmed).toMatchObject({ invitationId: forBo, returnPath: "/m/room" });
  expect(await isConfirmed(ctx, forBo, confirmed?.token ?? "")).toBe(true);
  expect(await testDb().guestConfirmation.count({ where: { invitationId: forBo } })).toBe(1);
  expect(await testDb().historyEntry.count({ where: { meetingId: meeting.id, action: "address_confirmed" } })).toBe(1);
});

test("the proof is of one invitation, and only its hash is stored", async () => {
  const { ctx, ask, forBo, forLena } = await aGuestWithCode();
  const result = await confirmByCode(ctx, (await ask()).code);
  const token = result.ok ? result.confirmed.token : "";
  expect(await isConfirmed(ctx, forLena, token)).toBe(false);
  expect(await isConfirmed(ctx, forBo, `${token}x`)).toBe(false);
  const rows = await testDb().$queryRaw<{ held: boolean }[]>`
    select exists (select 1 from guest_confirmations where token_hash = ${Buffer.from(token)}) as held`;
  expect(rows).toEqual([{ held: false }]);
});

test("the fifth wrong code uses it up; ten minutes make it old; a second mail within the minute is refused", async () => {
  const { ctx, clock, ask } = await aGuestWithCode();
  const first = await ask();
  await expect(ask()).rejects.toMatchObject({ code: "rate_limited" });
  for (let tries = 0; tries < 5; tries += 1) await confirmByCode(ctx, wrongFor(first.code));
  expect(await confirmByCode(ctx, first.code)).toMatchObject({ ok: false, refusal: { reason: "tries_used_up" } });
  clock.now += 60_000;
  const second = await ask();
  clock.now += 600_000;
  expect(await confirmByCode(ctx, second.code)).toMatchObject({ ok: false, refusal: { reason: "expired" } });
});

test("twenty tries in an hour are all, whatever they were for", async () => {
  const { ctx, clock, ask } = await aGuestWithCode();
  for (let mail = 0; mail < 4; mail += 1) {
    const { code } = await ask();
    for (let tries = 0; tries < 5; tries += 1) await confirmByCode(ctx, wrongFor(code));
    clock.now += 61_000;
  }
  const { code } = await ask();
  expect(await confirmByCode(ctx, code)).toMatchObject({ ok: false, refusal: { reason: "too_many_tries" } });
});

test("a code or link of the one purpose opens nothing of the other", async () => {
  const { ctx, ask } = await aGuestWithCode();
  const { email, code, token } = await ask();
  const visitor = contextAs({ kind: "system" });
  expect((await finishSignInByCode(visitor, { email, code })).ok).toBe(false);
  expect((await finishSignInByLink(visitor, token)).ok).toBe(false);
  expect((await confirmByCode(ctx, code)).ok).toBe(true);
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
  expect(await isConfirmed(visitor, forBo, confirmed?.token ?? "")).toBe(true);
  expect(confirmed?.linkToken).toBe(testSecrets.tokenFor("invitation", forBo, 0));
});

test("who is removed meanwhile confirms nothing, by neither", async () => {
  const { ctx, ask, asHost, meeting, forBo } = await aGuestWithCode();
  const { code, token } = await ask();
  await updateMeeting(asHost, meeting.id, { inviteeEmails: [] });
  await expect(confirmByCode(ctx, code)).rejects.toMatchObject({ code: "not_found" });
  expect(await confirmByLink(contextAs({ kind: "system" }), token)).toBeUndefined();
  await expect(requestCode(ctx, { returnPath: "/", locale: "en" })).rejects.toMatchObject({ code: "not_found" });
  expect(await testDb().guestConfirmation.count({ where: { invitationId: forBo } })).toBe(0);
});

test("people with an account have no address to confirm", async () => {
  const { asLena } = await aConversation();
  await expect(requestCode(asLena, { returnPath: "/", locale: "en" })).rejects.toMatchObject({ code: "forbidden" });
});
