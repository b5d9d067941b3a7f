import { expect, test } from "vitest";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { finishSignInByLink } from "@/lib/people/sign-in/finish-sign-in-by-link";
import { atTheSignInPage, sessionsOf, start, started } from "@/lib/people/testing/sign-in-page";
import { testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";

test("the link signs in once, for thirty days, to the path asked for, and proves the address", async () => {
  const user = await makeUser({ verified: false });
  const { ctx } = atTheSignInPage();
  const { token } = await started(ctx, user.email);

  const result = await finishSignInByLink(ctx, token);
  const sessions = await sessionsOf(user.id);
  expect(result).toEqual({ ok: true, userId: user.id, sessionId: sessions[0]?.id, returnPath: "/meetings/new" });
  expect(sessions[0]?.expiresAt.getTime()).toBe(start + 30 * 24 * 3600 * 1000);
  const { emailVerifiedAt } = await testDb().user.findUniqueOrThrow({ where: { id: user.id } });
  expect(emailVerifiedAt?.getTime()).toBe(start);

  expect(await finishSignInByLink(ctx, token)).toEqual({ ok: false, refusal: { reason: "expired" } });
  expect(await sessionsOf(user.id)).toHaveLength(1);
});

test("an address that was proven before keeps the date of its first proof", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { token } = await started(ctx, user.email);
  await finishSignInByLink(ctx, token);
  const after = await testDb().user.findUniqueOrThrow({ where: { id: user.id } });
  expect(after.emailVerifiedAt).toEqual(user.emailVerifiedAt);
});

test("two hundred uses of one link at once make exactly one session", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { token } = await started(ctx, user.email);
  const results = await Promise.all(Array.from({ length: 200 }, () => finishSignInByLink(ctx, token)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(await sessionsOf(user.id)).toHaveLength(1);
});

test("a link and a code are worth nothing after ten minutes", async () => {
  const user = await makeUser();
  const { ctx, clock } = atTheSignInPage();
  const { id, token, code } = await started(ctx, user.email);
  clock.now += 600_000;
  expect(await finishSignInByLink(ctx, token)).toEqual({ ok: false, refusal: { reason: "expired" } });
  expect(await finishSignInByCode(ctx, { email: user.email, challengeId: id, code })).toEqual({
    ok: false,
    refusal: { reason: "expired" },
  });
  clock.now -= 1;
  expect((await finishSignInByLink(ctx, token)).ok).toBe(true);
});

test("an account that was deactivated after the mail left is not signed in", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { token } = await started(ctx, user.email);
  await testDb().user.update({ where: { id: user.id }, data: { deactivatedAt: new Date() } });
  expect(await finishSignInByLink(ctx, token)).toEqual({ ok: false, refusal: { reason: "expired" } });
  expect(await sessionsOf(user.id)).toEqual([]);
});
