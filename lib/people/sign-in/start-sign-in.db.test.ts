import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { finishSignInByLink } from "@/lib/people/sign-in/finish-sign-in-by-link";
import { startSignIn } from "@/lib/people/sign-in/start-sign-in";
import { atTheSignInPage, start, started } from "@/lib/people/testing/sign-in-page";
import { testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";

const client = "address:192.0.2.7";

test("an address without an account gets the same answer, a challenge and a promised job", async () => {
  const user = await makeUser();
  const { ctx } = atTheSignInPage();
  const unknown = `${newId()}@nobody.example`;
  for (const email of [user.email, unknown]) {
    const answer = await startSignIn(ctx, { email, returnPath: "/", locale: "en", client });
    const { id } = await testDb().signInChallenge.findFirstOrThrow({ where: { email } });
    expect(answer).toEqual({ email, challengeId: id });
    expect(await jobsOf(id)).toEqual([{ name: "send-sign-in", data: { challengeId: id } }]);
  }
  const { id: challengeId, code } = await started({ ...ctx, now: () => start + 60_000 }, unknown);
  const later = { ...ctx, now: () => start + 61_000 };
  expect(await finishSignInByCode(later, { email: unknown, challengeId, code })).toMatchObject({ ok: false });
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
    await expect(startSignIn(ctx, { email, returnPath: "/", locale: "en", client })).rejects.toMatchObject({
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
  const input = { email: user.email, returnPath: "/", locale: "en", client };
  const asked = await Promise.allSettled(Array.from({ length: 10 }, () => startSignIn(ctx, input)));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await testDb().signInChallenge.count({ where: { email: user.email } })).toBe(1);
});

/** Asks with limits of `signIns` mails to an address and `addresses` for a client, a minute after the last request. */
function asking(signIns: number, addresses: number) {
  const { ctx, clock } = atTheSignInPage();
  const policyOf = (limit: string) => ({ limit: limit === "sign_ins" ? signIns : addresses, windowSeconds: 3600 });
  const limits = { ...ctx.limits, policyOf };
  return async (email: string, from = client, wait = 60_000) => {
    clock.now += wait;
    return startSignIn({ ...ctx, limits }, { email, returnPath: "/", locale: "en", client: from });
  };
}

const someone = () => `${newId()}@people.example`;
const somewhere = () => `address:${newId()}`;

test("an address can ask for so many mails an hour, in whichever way it is spelt", async () => {
  const user = await makeUser();
  const ask = asking(2, 60);
  await ask(user.email);
  await ask(user.email.toUpperCase());
  await expect(ask(` ${user.email}`)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 3480 });
  const longest = `${"l".repeat(64)}@${"d".repeat(63)}.${"e".repeat(63)}.${"f".repeat(53)}.example`;
  await expect(ask(longest)).resolves.toMatchObject({ email: longest });
  await expect(ask(user.email, client, 3480_000 - 60_000)).resolves.toBeDefined();
});

test("requests that are refused cost nothing: a hundred within a minute leave the address free after it", async () => {
  const email = someone();
  const ask = asking(3, 60);
  await ask(email);
  for (let times = 0; times < 100; times += 1) {
    await expect(ask(email, somewhere(), 100)).rejects.toMatchObject({ code: "rate_limited" });
  }
  await expect(ask(email)).resolves.toBeDefined();
});

test("a stranger who asks for all that they may leaves enough to the person, and many strangers no flood", async () => {
  const email = someone();
  const ask = asking(2, 60);
  const stranger = somewhere();
  await ask(email, stranger);
  await ask(email, stranger);
  await expect(ask(email, stranger)).rejects.toMatchObject({ code: "rate_limited" });
  for (let mail = 0; mail < 4; mail += 1) await ask(email, somewhere());
  await expect(ask(email, somewhere())).rejects.toMatchObject({ code: "rate_limited" });
});

test("one client asks for so many addresses an hour, and again for those as before", async () => {
  const ask = asking(10, 3);
  const from = somewhere();
  const first = someone();
  for (const email of [first, someone(), someone()]) await ask(email, from, 1_000);
  const other = someone();
  for (let times = 0; times < 3; times += 1) {
    await expect(ask(other, from, 1_000)).rejects.toMatchObject({ code: "rate_limited" });
  }
  await expect(ask(first, from)).resolves.toBeDefined();
  await expect(ask(other, somewhere()), "what was refused cost the address nothing").resolves.toBeDefined();
  await expect(ask(someone(), from, 3600_000)).resolves.toBeDefined();
});

test("asked for many addresses at once, one client gets no more than its number", async () => {
  const from = somewhere();
  const ask = asking(10, 3);
  const asked = await Promise.allSettled(Array.from({ length: 12 }, () => ask(someone(), from, 0)));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
});

function jobsOf(challengeId: string) {
  return testDb().$queryRaw`select name, data from pgboss.job where id = ${challengeId}::uuid`;
}
