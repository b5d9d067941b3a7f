import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { refusal } from "@/lib/errors";
import { listSecurityEvents } from "@/lib/history/security-events";
import { newId } from "@/lib/ids";
import type { LimitClass, Limits } from "@/lib/limits";
import { authenticatorOf } from "@/lib/people/second-factor/authenticator";
import {
  ownSecondFactor,
  removeSecondFactor,
  removeSecondFactorOf,
  renewRecoveryCodes,
  setUpSecondFactor,
} from "@/lib/people/second-factor/own-second-factor";
import { requireSecondFactor } from "@/lib/people/second-factor/require-second-factor";
import { showSecondFactor } from "@/lib/people/second-factor/show-second-factor";
import { takeCode } from "@/lib/people/second-factor/take-code";
import { listSessions } from "@/lib/people/sign-in/own-sessions";
import {
  findSignedIn,
  isJustProven,
  openProvenSession,
  openSession,
  replaceSession,
  revokeSession,
} from "@/lib/people/sign-in/session";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, testSecrets } from "@/lib/testing/people";
import { contending, waitingForLocks } from "@/lib/testing/waiting-for-locks";
import { MINUTE } from "@/lib/time/durations";

const HALF_MINUTE = 30_000;
const start = Date.parse("2026-12-01T09:00:00Z");
const label = { email: "dana@people.example", product: "Compath" };

/** A person with an app, whose clock and codes the test moves. */
async function withApp(practice?: { id: string }) {
  const user = await makeUser(practice ? { practiceId: practice.id } : {});
  const clock = { now: start };
  const ctx = contextOf(user, { now: () => clock.now });
  const system = { ...contextAs({ kind: "system" }), now: () => clock.now };
  const home = await openSession(testDb(), user.id, start);
  const codeIn = (setUpIn: string, version = 1) => {
    const { secret } = authenticatorOf(testSecrets, { userId: user.id, setUpIn, version }, label);
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now });
  };
  const code = () => codeIn(home);
  const own = () => ownSecondFactor(ctx, { ...label, sessionId: home });
  const setUp = (typed: string, sessionId = home) => setUpSecondFactor(ctx, sessionId, typed);
  const signIn = () => inTransaction(testDb(), (tx) => openProvenSession(tx, user.id, clock.now));
  const isIn = async (id: string) => (await findSignedIn(testDb(), id, clock.now)) !== undefined;
  const show = (id: string, typed: string) => showSecondFactor(system, id, typed);
  /** The session that the browser has after the right code. */
  const signInWith = async (id: string, typed: string) => {
    const shown = await show(id, typed);
    if (!shown.ok) throw new Error(`This code was ${shown.reason}.`);
    return shown.sessionId;
  };
  return { user, clock, ctx, system, home, codeIn, code, own, setUp, signIn, signInWith, isIn, show };
}

type WithApp = Awaited<ReturnType<typeof withApp>>;

async function withAppSetUp() {
  const person = await withApp();
  await person.setUp(person.code());
  person.clock.now += HALF_MINUTE;
  return person;
}

const codesOf = async ({ own }: WithApp) => (await own()).codes ?? [];
/** The kinds of events of which the owner is emailed at once, the oldest first. */
const noticesOf = async ({ user }: WithApp) =>
  (
    await testDb().$queryRaw<{ kind: string }[]>`
      select e.kind from pgboss.job j join security_events e on e.id = j.id
       where j.name = 'send-account-notice' and e.user_id = ${user.id}::uuid order by e.at, e.id`
  ).map(({ kind }) => kind);
const eventsOf = async ({ user }: WithApp) =>
  (await listSecurityEvents(testDb())).filter(({ userId }) => userId === user.id).map(({ kind }) => kind);

test("S-17: whoever has an app is signed in by their mailbox and a code of the app, not by the mailbox alone", async () => {
  const person = await withAppSetUp();
  const session = await person.signIn();
  expect(await person.isIn(session)).toBe(false);
  expect(await isJustProven(testDb(), session, person.clock.now)).toBe(false);
  expect((await listSessions(person.ctx)).map(({ id }) => id)).toEqual([person.home]);
  const shown = await person.show(session, ` ${person.code().slice(0, 3)} ${person.code().slice(3)}`);
  expect(shown).toEqual({ ok: true, setUp: false, sessionId: expect.any(String) });
  expect(await person.isIn(shown.ok ? shown.sessionId : session)).toBe(true);
  expect(await eventsOf(person)).toEqual(["signed_in", "second_factor_asked", "second_factor_added", "signed_in"]);
});

test("S-17: a code counts once, also for another session, and an older one not at all", async () => {
  const person = await withAppSetUp();
  const [first, second] = [await person.signIn(), await person.signIn()];
  const used = person.code();
  await person.show(first, used);
  expect(await person.show(second, used)).toEqual({ ok: false, reason: "wrong", triesLeft: 4 });
  person.clock.now += HALF_MINUTE;
  expect(await person.show(second, used)).toMatchObject({ ok: false });
  expect(await person.show(second, person.code())).toMatchObject({ ok: true });
});

test("S-17: one code at two browsers at once signs one of them in", async () => {
  const person = await withAppSetUp();
  const sessions = await Promise.all([person.signIn(), person.signIn(), person.signIn()]);
  const appHeld = Prisma.sql`select 1 from second_factors where user_id = ${person.user.id}::uuid for update`;
  const shown = await contending(
    appHeld,
    sessions.map((id) => () => person.show(id, person.code())),
  );
  expect(shown.filter(({ ok }) => ok)).toHaveLength(1);
});

test("S-17: after five wrong codes, or ten minutes, the session is over, and the right code does not help it", async () => {
  const person = await withAppSetUp();
  const [tired, late] = [await person.signIn(), await person.signIn()];
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await person.show(tired, "not-a-code")).toEqual({ ok: false, reason: "wrong", triesLeft });
  }
  expect(await person.show(tired, "000000")).toEqual({ ok: false, reason: "over" });
  expect(await noticesOf(person), "the owner is emailed once").toEqual([
    "second_factor_added",
    "second_factor_refused",
  ]);
  expect(await person.show(tired, person.code())).toEqual({ ok: false, reason: "over" });
  person.clock.now += 10 * MINUTE;
  expect(await person.show(late, person.code())).toEqual({ ok: false, reason: "over" });
  expect([await person.isIn(tired), await person.isIn(late)]).toEqual([false, false]);
});

test("S-17: of thirty tries at once five count", async () => {
  const person = await withAppSetUp();
  const session = await person.signIn();
  await Promise.all(Array.from({ length: 30 }, () => person.show(session, "not-a-code")));
  expect((await eventsOf(person)).filter((kind) => kind === "second_factor_refused")).toHaveLength(5);
});

test("S-17: a recovery code signs in once, however it is typed, and the owner is emailed", async () => {
  const person = await withAppSetUp();
  const [code = { code: "" }, other = { code: "" }] = await codesOf(person);
  expect(new Set((await codesOf(person)).map((each) => each.code)).size).toBe(10);
  const [first, second] = [await person.signIn(), await person.signIn()];
  expect(await person.show(first, code.code.toUpperCase().replace("-", " "))).toMatchObject({ ok: true });
  expect(await person.show(second, code.code)).toMatchObject({ reason: "wrong" });
  expect((await codesOf(person)).map(({ used }) => used)).toEqual([true, ...Array(9).fill(false)]);
  expect(await eventsOf(person)).toContain("recovery_code_used");
  await renewRecoveryCodes(person.ctx);
  expect(await person.show(second, other.code)).toMatchObject({ reason: "wrong" });
  expect(await person.show(second, (await codesOf(person))[0]?.code ?? "")).toMatchObject({ ok: true });
});

test("S-17: an app is set up with its own code alone, and each account and each new app has another secret", async () => {
  const person = await withApp();
  await expect(person.setUp("123")).rejects.toMatchObject({
    code: "invalid",
    fields: [{ field: "code", code: "wrong_app_code" }],
  });
  await expect(person.setUp((await withApp()).code())).rejects.toMatchObject({ code: "invalid" });
  expect((await person.own()).codes).toBeUndefined();
  await person.setUp(person.code());
  await expect(person.setUp(person.code())).rejects.toMatchObject({ code: "invalid" });
  await expect(person.setUp(person.codeIn(person.home, 2)), "one at a time").rejects.toMatchObject({ code: "invalid" });
  await removeSecondFactor(person.ctx);
  await removeSecondFactor(person.ctx);
  await expect(person.setUp(person.code())).rejects.toMatchObject({ code: "invalid" });
  await expect(renewRecoveryCodes(person.ctx)).rejects.toMatchObject({ code: "not_found" });
  expect(await person.isIn(await person.signIn())).toBe(true);
  expect(await eventsOf(person)).toEqual(["signed_in", "second_factor_removed", "second_factor_added", "signed_in"]);
});

test("S-17: who looked at another session's app, or at the one of a session that waits, knows nothing of the one set up", async () => {
  const practice = await makePractice(`Practice ${newId()}`);
  const person = await withApp(practice);
  await requireSecondFactor(person.system, practice.name, true);
  const [thief, owner] = [await person.signIn(), await person.signIn()];
  expect(await person.show(owner, person.codeIn(owner))).toMatchObject({ ok: true });
  expect(await person.show(thief, person.codeIn(thief)), "their session ended").toEqual({ ok: false, reason: "over" });
  person.clock.now += HALF_MINUTE;
  const again = await person.signIn();
  expect(await person.show(again, person.codeIn(thief))).toMatchObject({ reason: "wrong" });
  expect(await person.show(again, person.codeIn(owner))).toMatchObject({ ok: true });
});

test("S-17: with the app set up or taken away every browser that showed no second factor is signed out", async () => {
  const person = await withApp();
  const thief = await openSession(testDb(), person.user.id, start);
  await person.setUp(person.code());
  expect([await person.isIn(thief), await person.isIn(person.home)]).toEqual([false, true]);
  await removeSecondFactor(person.ctx);
  expect(await person.isIn(person.home)).toBe(false);
});

test("S-17: a session that waits takes over no pushes of one that was signed out, and is sent none", async () => {
  const person = await withAppSetUp();
  const endpoint = { userId: person.user.id, endpointHash: Buffer.from(person.user.id), sealed: Buffer.alloc(1) };
  const data = { id: newId(), ...endpoint, sessionId: person.home, createdAt: new Date(start) };
  const { id } = await testDb().pushSubscription.create({ data });
  await revokeSession(testDb(), person.home, start);
  const waiting = await person.signIn();
  await replaceSession(testDb(), person.home, waiting, person.clock.now);
  expect(await testDb().pushSubscription.findUniqueOrThrow({ where: { id } })).toMatchObject({
    sessionId: person.home,
  });
});

test("S-17: a practice that asks for it signs out who has no app, and lets them set one up at the next sign-in", async () => {
  const practice = await makePractice(`Practice ${newId()}`);
  const without = await withApp(practice);
  const has = await withApp(practice);
  await has.setUp(has.code());
  const earlier = [
    await openSession(testDb(), without.user.id, start),
    await openSession(testDb(), has.user.id, start),
  ] as const;
  expect(await requireSecondFactor(without.system, practice.name, true)).toEqual({ signedOut: 2 });
  expect([await without.isIn(earlier[0]), await has.isIn(earlier[1])]).toEqual([false, true]);

  const session = await without.signIn();
  expect(await without.show(session, "000000")).toMatchObject({ reason: "wrong" });
  const shown = await without.show(session, without.codeIn(session));
  expect(shown).toMatchObject({ ok: true, setUp: true });
  expect(await without.isIn(shown.ok ? shown.sessionId : session)).toBe(true);
  expect(await eventsOf(without)).toContain("second_factor_added");

  const another = await withApp(practice);
  await requireSecondFactor(another.system, practice.name, false);
  expect(await another.isIn(await another.signIn())).toBe(true);
});

test("S-17: only the operator makes a practice ask, or takes a second factor away from who lost both", async () => {
  const person = await withAppSetUp();
  await expect(requireSecondFactor(person.ctx, "Linden", true)).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeSecondFactorOf(person.ctx, person.user.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(requireSecondFactor(person.system, newId(), true)).rejects.toMatchObject({ code: "not_found" });
  await removeSecondFactorOf(person.system, person.user.id);
  await expect(removeSecondFactorOf(person.system, person.user.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await person.isIn(await person.signIn())).toBe(true);
});

/** Nothing is left of one limit. */
const usedUp = (limit: LimitClass, { limits }: Context): Limits => ({
  ...limits,
  spend: (spent, key, points) =>
    spent === limit
      ? Promise.reject(refusal("rate_limited", "too_often", "Try again in 7 seconds.", 7))
      : limits.spend(spent, key, points),
});

test.each(["second_factors", "second_factors_daily"] as const)(
  "S-17: with no %s left no code of the app is tried, whatever the session; a recovery code is",
  async (limit) => {
    const person = await withAppSetUp();
    const [recovery = { code: "" }] = await codesOf(person);
    const system = { ...person.system, limits: usedUp(limit, person.system) };
    const session = await person.signIn();
    await expect(showSecondFactor(system, session, person.code())).rejects.toMatchObject({
      code: "rate_limited",
      reason: "second_factor_tries",
      retryAfterSeconds: 7,
    });
    expect(await showSecondFactor(system, session, recovery.code)).toMatchObject({ ok: true });
  },
);

test("S-17: who tries codes in the mailbox's owner's name uses up nothing of what sets an app up", async () => {
  const person = await withApp();
  const set = (limit: LimitClass) =>
    setUpSecondFactor({ ...person.ctx, limits: usedUp(limit, person.ctx) }, person.home, person.code());
  await expect(set("second_factors")).rejects.toMatchObject({ code: "rate_limited" });
  await set("second_factors_daily");
});

test("S-17: the second factor gives the browser another session, and the one that waited opens nothing", async () => {
  const person = await withAppSetUp();
  const waiting = await person.signIn();
  const endpoint = { userId: person.user.id, endpointHash: Buffer.from(person.user.id), sealed: Buffer.alloc(1) };
  const data = { id: newId(), ...endpoint, sessionId: person.home, createdAt: new Date(start) };
  const { id } = await testDb().pushSubscription.create({ data });
  await replaceSession(testDb(), person.home, waiting, person.clock.now);
  const session = await person.signInWith(waiting, person.code());
  expect([await person.isIn(waiting), await person.isIn(session)]).toEqual([false, true]);
  expect(await isJustProven(testDb(), session, person.clock.now)).toBe(true);
  expect(await testDb().pushSubscription.findUniqueOrThrow({ where: { id } }), "pushes go on").toMatchObject({
    sessionId: session,
  });
});

test("S-17: with one right code sent twice at once, the browser gets one session", async () => {
  const person = await withAppSetUp();
  const waiting = await person.signIn();
  const [first = { code: "" }, second = { code: "" }] = await codesOf(person);
  const shown = await Promise.all([person.show(waiting, first.code), person.show(waiting, second.code)]);
  expect(shown.filter(({ ok }) => ok)).toHaveLength(1);
});

test("S-17: a sign-in at the moment in which the practice begins to ask is asked, or ended", async () => {
  const practice = await makePractice(`Practice ${newId()}`);
  const [before, after] = [await withApp(practice), await withApp(practice)];
  const began = await inTransaction(testDb(), async (tx) => {
    const session = await openProvenSession(tx, before.user.id, start);
    const requiring = requireSecondFactor(before.system, practice.name, true);
    await waitingForLocks(1);
    return { session, requiring };
  });
  await began.requiring;
  expect(await before.isIn(began.session), "signed in before").toBe(false);

  await requireSecondFactor(after.system, practice.name, false);
  const { signingIn } = await inTransaction(testDb(), async (tx) => {
    await tx.practice.update({ where: { id: practice.id }, data: { requiresSecondFactor: true } });
    const late = after.signIn();
    await waitingForLocks(1);
    return { signingIn: late };
  });
  expect(await after.isIn(await signingIn), "signed in after").toBe(false);
});

test("S-17: a sign-in at the moment in which the app is set up is asked, or ended", async () => {
  const person = await withApp();
  const began = await inTransaction(testDb(), async (tx) => {
    const session = await openProvenSession(tx, person.user.id, start);
    const settingUp = person.setUp(person.code());
    await waitingForLocks(1);
    return { session, settingUp };
  });
  await began.settingUp;
  expect(await person.isIn(began.session)).toBe(false);
});

test("S-17: of two browsers that set an app up at once one does, and the other is signed out", async () => {
  const practice = await makePractice(`Practice ${newId()}`);
  const person = await withApp(practice);
  await requireSecondFactor(person.system, practice.name, true);
  const sessions = [await person.signIn(), await person.signIn()];
  const accountHeld = Prisma.sql`select 1 from users where id = ${person.user.id}::uuid for update`;
  const shown = await contending(
    accountHeld,
    sessions.map((id) => () => person.show(id, person.codeIn(id))),
  );
  expect(shown.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test("S-17: with no second factor left a recovery code is nothing", async () => {
  const person = await withAppSetUp();
  const [code = { code: "" }] = await codesOf(person);
  await removeSecondFactor(person.ctx);
  const store = { secrets: testSecrets, now: person.clock.now };
  const taken = await inTransaction(testDb(), (tx) => takeCode({ tx, ...store }, person.user.id, code.code));
  expect(taken).toBeUndefined();
});
