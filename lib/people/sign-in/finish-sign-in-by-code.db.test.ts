import { expect, test } from "vitest";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { finishSignInByLink } from "@/lib/people/sign-in/finish-sign-in-by-link";
import { atTheSignInPage, sessionsOf, start, started, wrongFor } from "@/lib/people/testing/sign-in-page";
import { testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";
import { waitingForLocks } from "@/lib/testing/waiting-for-locks";

test("two hundred uses of one code at once make exactly one session", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { id, code } = await started(ctx, user.email);
  const tries = Array.from({ length: 200 }, () =>
    finishSignInByCode(ctx, { email: user.email, challengeId: id, code }),
  );
  expect((await Promise.all(tries)).filter((result) => result.ok)).toHaveLength(1);
  expect(await sessionsOf(user.id)).toHaveLength(1);
});

test("the link and the code of one mail, used at the same moment, make one session", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { id, token, code } = await started(ctx, user.email);
  // Holds the row, so that both have read it before either may change it.
  const release = await holdChallenges(user.email);
  const both = [finishSignInByCode(ctx, { email: user.email, challengeId: id, code }), finishSignInByLink(ctx, token)];
  await waitingForLocks(2);
  await release();
  expect((await Promise.all(both)).filter((result) => result.ok)).toHaveLength(1);
  expect(await sessionsOf(user.id)).toHaveLength(1);
});

test("the fifth wrong code uses the code up, also for its right digits, while the link still works", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { id, token, code } = await started(ctx, user.email);
  const enter = (text: string) => finishSignInByCode(ctx, { email: user.email, challengeId: id, code: text });
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await enter(wrongFor(code))).toEqual({ ok: false, refusal: { reason: "wrong_code", triesLeft } });
  }
  expect(await enter(wrongFor(code))).toEqual({ ok: false, refusal: { reason: "tries_used_up" } });
  expect(await enter(code)).toEqual({ ok: false, refusal: { reason: "tries_used_up" } });
  expect((await finishSignInByLink(ctx, token)).ok).toBe(true);
});

test("a hundred wrong codes at once are five tries", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { id, code } = await started(ctx, user.email);
  const tries = Array.from({ length: 100 }, () =>
    finishSignInByCode(ctx, { email: user.email, challengeId: id, code: wrongFor(code) }),
  );
  await Promise.all(tries);
  expect(await testDb().signInChallenge.findUniqueOrThrow({ where: { id } })).toMatchObject({ tries: 5 });
});

test("twenty tries are all that an address has within an hour, however many codes are asked for", async () => {
  const user = await makeUser();
  const { ctx, clock } = atTheSignInPage();
  for (let mail = 0; mail < 4; mail += 1) {
    const { id, code } = await started(ctx, user.email);
    for (let tries = 0; tries < 5; tries += 1) {
      await finishSignInByCode(ctx, { email: user.email, challengeId: id, code: wrongFor(code) });
    }
    clock.now += 60_000;
  }
  const fifth = await started(ctx, user.email);
  const right = { email: user.email, challengeId: fifth.id, code: fifth.code };
  expect(await finishSignInByCode(ctx, right)).toEqual({ ok: false, refusal: { reason: "too_many_tries" } });
  clock.now = start + 70 * 60_000;
  const { id, code } = await started(ctx, user.email);
  expect((await finishSignInByCode(ctx, { email: user.email, challengeId: id, code })).ok).toBe(true);
});

test("only the newest code counts", async () => {
  const user = await makeUser();
  const { ctx, clock } = atTheSignInPage();
  const first = await started(ctx, user.email);
  clock.now += 60_000;
  const second = await started(ctx, user.email);
  expect(first.code).not.toBe(second.code);
  expect(await finishSignInByCode(ctx, { email: user.email, challengeId: second.id, code: first.code })).toMatchObject({
    ok: false,
  });
  expect((await finishSignInByCode(ctx, { email: user.email, challengeId: second.id, code: second.code })).ok).toBe(
    true,
  );
});

test("a stranger who asks for the same address tries no code but their own, and takes none from the person", async () => {
  const user = await makeUser();
  const { ctx, clock } = atTheSignInPage();
  const { id, code } = await started(ctx, user.email);
  clock.now += 60_000;
  const strangers = await started(ctx, user.email, "/meetings", "address:198.51.100.9");
  for (let tries = 0; tries < 5; tries += 1) {
    await finishSignInByCode(ctx, { email: user.email, challengeId: strangers.id, code: wrongFor(strangers.code) });
    await finishSignInByCode(ctx, { email: user.email, challengeId: undefined, code: wrongFor(code) });
  }
  const withoutAsking = { email: user.email, challengeId: undefined, code };
  expect(await finishSignInByCode(ctx, withoutAsking)).toEqual({ ok: false, refusal: { reason: "expired" } });
  expect((await finishSignInByCode(ctx, { email: user.email, challengeId: id, code })).ok).toBe(true);
});

test("the code of another address opens nothing", async () => {
  const [one, other] = [await makeUser(), await makeUser()];
  const { ctx } = atTheSignInPage();
  const { id, code } = await started(ctx, one.email);
  expect((await finishSignInByCode(ctx, { email: other.email, challengeId: id, code })).ok).toBe(false);
  await started(ctx, other.email);
  expect((await finishSignInByCode(ctx, { email: other.email, challengeId: id, code })).ok).toBe(false);
});

test.each(["", "12345", "1234567", "12345a", "１２３４５６"])("%j is not a code and costs no try", async (code) => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { id } = await started(ctx, user.email);
  expect(await finishSignInByCode(ctx, { email: user.email, challengeId: id, code })).toEqual({
    ok: false,
    refusal: { reason: "malformed" },
  });
  expect(await testDb().signInChallenge.findUniqueOrThrow({ where: { id } })).toMatchObject({ tries: 0 });
});

test("a code may be pasted with a space, and the address typed in capitals", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { id, code } = await started(ctx, user.email);
  const typed = {
    challengeId: id,
    email: ` ${user.email.toUpperCase()}`,
    code: `${code.slice(0, 3)} ${code.slice(3)} `,
  };
  expect((await finishSignInByCode(ctx, typed)).ok).toBe(true);
});

/** Locks the address's challenges in a transaction of its own; the answer lets go. */
async function holdChallenges(email: string): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const holding = testDb().$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from sign_in_challenges where email = ${email} for update`;
      held.resolve();
      await released.promise;
    },
    { timeout: 15_000 },
  );
  await held.promise;
  return async () => {
    released.resolve();
    await holding;
  };
}
