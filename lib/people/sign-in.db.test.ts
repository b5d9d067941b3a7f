import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { limitsOn } from "@/lib/db/limits";
import { newId } from "@/lib/db/new-id";
import { finishSignInByCode } from "@/lib/people/finish-sign-in-by-code";
import { finishSignInByLink } from "@/lib/people/finish-sign-in-by-link";
import { signInCode, signInToken } from "@/lib/people/sign-in-secrets";
import { startSignIn } from "@/lib/people/start-sign-in";
import { testDb } from "@/lib/testing/database";
import { contextAs, makeUser, testSecrets } from "@/lib/testing/people";

const start = Date.UTC(2027, 0, 5, 9);

/** A person at the sign-in page whose clock we hold. */
function atTheSignInPage() {
  const clock = { now: start };
  const ctx: Context = { ...contextAs({ kind: "system" }), now: () => clock.now };
  return { ctx, clock };
}

async function started(ctx: Context, email: string, returnPath = "/meetings/new") {
  await startSignIn(ctx, { email, returnPath, locale: "en" });
  const { id } = await testDb().signInChallenge.findFirstOrThrow({ where: { email }, orderBy: { createdAt: "desc" } });
  return { id, token: signInToken(testSecrets, id), code: signInCode(testSecrets, id) };
}

function sessionsOf(userId: string) {
  return testDb().session.findMany({ where: { userId } });
}

const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

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

test("two hundred uses of one code at once make exactly one session", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { code } = await started(ctx, user.email);
  const tries = Array.from({ length: 200 }, () => finishSignInByCode(ctx, { email: user.email, code }));
  expect((await Promise.all(tries)).filter((result) => result.ok)).toHaveLength(1);
  expect(await sessionsOf(user.id)).toHaveLength(1);
});

test("the link and the code of one mail, used at the same moment, make one session", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { token, code } = await started(ctx, user.email);
  // Holds the row, so that both have read it before either may change it.
  const release = await holdChallenges(user.email);
  const both = [finishSignInByCode(ctx, { email: user.email, code }), finishSignInByLink(ctx, token)];
  await waitingFor(2);
  await release();
  expect((await Promise.all(both)).filter((result) => result.ok)).toHaveLength(1);
  expect(await sessionsOf(user.id)).toHaveLength(1);
});

test("a link and a code are worth nothing after ten minutes", async () => {
  const user = await makeUser();
  const { ctx, clock } = atTheSignInPage();
  const { token, code } = await started(ctx, user.email);
  clock.now += 600_000;
  expect(await finishSignInByLink(ctx, token)).toEqual({ ok: false, refusal: { reason: "expired" } });
  expect(await finishSignInByCode(ctx, { email: user.email, code })).toEqual({
    ok: false,
    refusal: { reason: "expired" },
  });
  clock.now -= 1;
  expect((await finishSignInByLink(ctx, token)).ok).toBe(true);
});

test("the fifth wrong code uses the code up, also for its right digits, while the link still works", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { token, code } = await started(ctx, user.email);
  const enter = (text: string) => finishSignInByCode(ctx, { email: user.email, code: text });
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
  const tries = Array.from({ length: 100 }, () => finishSignInByCode(ctx, { email: user.email, code: wrongFor(code) }));
  await Promise.all(tries);
  expect(await testDb().signInChallenge.findUniqueOrThrow({ where: { id } })).toMatchObject({ tries: 5 });
});

test("twenty tries are all that an address has within an hour, however many codes are asked for", async () => {
  const user = await makeUser();
  const { ctx, clock } = atTheSignInPage();
  for (let mail = 0; mail < 4; mail += 1) {
    const { code } = await started(ctx, user.email);
    for (let tries = 0; tries < 5; tries += 1) {
      await finishSignInByCode(ctx, { email: user.email, code: wrongFor(code) });
    }
    clock.now += 60_000;
  }
  const fifth = await started(ctx, user.email);
  const right = { email: user.email, code: fifth.code };
  expect(await finishSignInByCode(ctx, right)).toEqual({ ok: false, refusal: { reason: "too_many_tries" } });
  clock.now = start + 70 * 60_000;
  const { code } = await started(ctx, user.email);
  expect((await finishSignInByCode(ctx, { email: user.email, code })).ok).toBe(true);
});

test("only the newest code counts", async () => {
  const user = await makeUser();
  const { ctx, clock } = atTheSignInPage();
  const first = await started(ctx, user.email);
  clock.now += 60_000;
  const second = await started(ctx, user.email);
  expect(first.code).not.toBe(second.code);
  expect(await finishSignInByCode(ctx, { email: user.email, code: first.code })).toMatchObject({ ok: false });
  expect((await finishSignInByCode(ctx, { email: user.email, code: second.code })).ok).toBe(true);
});

test("the code of another address opens nothing", async () => {
  const [one, other] = [await makeUser(), await makeUser()];
  const { ctx } = atTheSignInPage();
  const { code } = await started(ctx, one.email);
  expect((await finishSignInByCode(ctx, { email: other.email, code })).ok).toBe(false);
  await started(ctx, other.email);
  expect((await finishSignInByCode(ctx, { email: other.email, code })).ok).toBe(false);
});

test.each(["", "12345", "1234567", "12345a", "１２３４５６"])("%j is not a code and costs no try", async (code) => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { id } = await started(ctx, user.email);
  expect(await finishSignInByCode(ctx, { email: user.email, code })).toEqual({
    ok: false,
    refusal: { reason: "malformed" },
  });
  expect(await testDb().signInChallenge.findUniqueOrThrow({ where: { id } })).toMatchObject({ tries: 0 });
});

test("a code may be pasted with a space, and the address typed in capitals", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { code } = await started(ctx, user.email);
  const typed = { email: ` ${user.email.toUpperCase()}`, code: `${code.slice(0, 3)} ${code.slice(3)} ` };
  expect((await finishSignInByCode(ctx, typed)).ok).toBe(true);
});

test("an account that was deactivated after the mail left is not signed in", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { token } = await started(ctx, user.email);
  await testDb().user.update({ where: { id: user.id }, data: { deactivatedAt: new Date() } });
  expect(await finishSignInByLink(ctx, token)).toEqual({ ok: false, refusal: { reason: "expired" } });
  expect(await sessionsOf(user.id)).toEqual([]);
});

test("an address without an account gets the same answer, a challenge and a promised job", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const unknown = `${newId()}@nobody.example`;
  expect(await startSignIn(ctx, { email: user.email, returnPath: "/", locale: "en" })).toEqual({ email: user.email });
  expect(await startSignIn(ctx, { email: unknown, returnPath: "/", locale: "en" })).toEqual({ email: unknown });
  for (const email of [user.email, unknown]) {
    const { id } = await testDb().signInChallenge.findFirstOrThrow({ where: { email } });
    expect(await jobsOf(id)).toEqual([{ name: "send-sign-in", data: { challengeId: id } }]);
  }
  const { code } = await started({ ...ctx, now: () => start + 60_000 }, unknown);
  const later = { ...ctx, now: () => start + 61_000 };
  expect(await finishSignInByCode(later, { email: unknown, code })).toMatchObject({ ok: false });
});

test("the database holds neither the link's token nor the code", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { id, token, code } = await started(ctx, user.email);
  const row = JSON.stringify(await testDb().signInChallenge.findUniqueOrThrow({ where: { id } }));
  expect(row).not.toContain(token);
  expect(row).not.toContain(`"${code}"`);
  expect(JSON.stringify(await jobsOf(id))).not.toContain(token);
});

test("a return path to another site is not even stored", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const { token } = await started(ctx, user.email, "//evil.example/x");
  expect(await finishSignInByLink(ctx, token)).toMatchObject({ ok: true, returnPath: "/meetings" });
});

test.each(["", "nobody", "Ada <ada@x.example>", "a@x.example,b@x.example", "ada@x.example\r\nBcc: b@x.example"])(
  "%j is no address to sign in with, and nothing is promised",
  async (email) => {
    const { ctx } = atTheSignInPage();
    const before = await testDb().signInChallenge.count();
    await expect(startSignIn(ctx, { email, returnPath: "/", locale: "en" })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "email", code: "malformed" }],
    });
    expect(await testDb().signInChallenge.count()).toBe(before);
  },
);

test("another mail can be asked for after a minute, and until then one hears how long to wait", async () => {
  const user = await makeUser();
  const { ctx, clock } = atTheSignInPage();
  await started(ctx, user.email);
  clock.now += 18_000;
  await expect(started(ctx, user.email)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 42 });
  clock.now = start + 60_000;
  await expect(started(ctx, user.email)).resolves.toBeDefined();
});

test("asked for ten times at once, one mail is promised", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const input = { email: user.email, returnPath: "/", locale: "en" };
  const asked = await Promise.allSettled(Array.from({ length: 10 }, () => startSignIn(ctx, input)));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await testDb().signInChallenge.count({ where: { email: user.email } })).toBe(1);
});

test("an address can ask for so many mails an hour, in whichever way it is spelt", async () => {
  const user = await makeUser();
  const { ctx, clock } = atTheSignInPage();
  const window = { points: 2, windowSeconds: 3600 };
  const limits = limitsOn(testDb(), { requests: window, external_invites: window, sign_ins: window });
  const ask = (email: string) => {
    clock.now += 60_000;
    return startSignIn({ ...ctx, limits }, { email, returnPath: "/", locale: "en" });
  };
  await ask(user.email);
  await ask(user.email.toUpperCase());
  await expect(ask(` ${user.email}`)).rejects.toMatchObject({ code: "rate_limited" });
  const longest = `${"l".repeat(64)}@${"d".repeat(63)}.${"e".repeat(63)}.${"f".repeat(53)}.example`;
  await expect(ask(longest)).resolves.toEqual({ email: longest });
});

function jobsOf(challengeId: string) {
  return testDb().$queryRaw`select name, data from pgboss.job where id = ${challengeId}::uuid`;
}

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

/** Resolves when so many sessions of this database wait for a lock. */
async function waitingFor(sessions: number): Promise<void> {
  for (;;) {
    const [row] = await testDb().$queryRaw<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.waiting ?? 0) >= sessions) return;
  }
}
