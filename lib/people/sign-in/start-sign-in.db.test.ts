import { expect, test } from "vitest";
import { limitsOn } from "@/lib/db/limits";
import { newId } from "@/lib/ids";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { finishSignInByLink } from "@/lib/people/sign-in/finish-sign-in-by-link";
import { startSignIn } from "@/lib/people/sign-in/start-sign-in";
import { atTheSignInPage, start, started } from "@/lib/people/testing/sign-in-page";
import { testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";

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
  const limits = limitsOn(testDb(), {
    requests: window,
    external_invites: window,
    sign_ins: window,
    fresh_links: window,
    fresh_link_askers: window,
  });
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
