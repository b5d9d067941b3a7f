import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { listSecurityEvents } from "@/lib/history/security-events";
import { newId } from "@/lib/ids";
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
import { contending } from "@/lib/testing/waiting-for-locks";
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
  return { user, clock, ctx, system, home, codeIn, code, own, setUp, signIn, isIn, show };
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
  expect(await person.show(session, ` ${person.code().slice(0, 3)} ${person.code().slice(3)}`)).toEqual({
    ok: true,
    setUp: false,
  });
  expect(await person.isIn(session)).toBe(true);
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
  expect(await without.show(session, without.codeIn(session))).toEqual({ ok: true, setUp: true });
  expect(await without.isIn(session)).toBe(true);
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

test("S-17: more than twenty tries within the hour wait, whatever the session", async () => {
  const person = await withAppSetUp();
  const spent: string[] = [];
  const limits = {
    ...person.system.limits,
    spend: (limit: string, key: string) => {
      spent.push(`${limit} ${key}`);
      return Promise.reject(new Error("counted"));
    },
  };
  await expect(showSecondFactor({ ...person.system, limits }, await person.signIn(), "123456")).rejects.toThrow(
    "counted",
  );
  await expect(setUpSecondFactor({ ...person.ctx, limits }, person.home, "1")).rejects.toThrow("counted");
  expect(spent).toEqual(Array(2).fill(`second_factors ${person.user.id}`));
});
