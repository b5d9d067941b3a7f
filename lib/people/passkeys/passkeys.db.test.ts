import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { refusal } from "@/lib/errors";
import { listSecurityEvents } from "@/lib/history/security-events";
import { newId } from "@/lib/ids";
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from "@/lib/people/passkeys/own-passkeys";
import { beginShowingPasskey, showPasskey } from "@/lib/people/passkeys/show-passkey";
import {
  ownSecondFactor,
  removeApp,
  removeSecondFactor,
  removeSecondFactorOf,
  renewRecoveryCodes,
} from "@/lib/people/second-factor/own-second-factor";
import { requireSecondFactor } from "@/lib/people/second-factor/require-second-factor";
import { showSecondFactor } from "@/lib/people/second-factor/show-second-factor";
import { findSignedIn, openProvenSession, openSession } from "@/lib/people/sign-in/session";
import { certifiedStatement, softwareAuthenticator } from "@/lib/people/testing/software-authenticator";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, testAppUrl } from "@/lib/testing/people";
import { MINUTE } from "@/lib/time/durations";

/** Ahead of the database, whose clock says from when a job is due: what waits does so by this one. */
const start = Math.ceil(Date.now() / 1000) * 1000 + 3_600_000;
const label = { email: "dana@people.example", product: "Compath" };

/** A key and its certificate that this test made: nobody's. */
const CERTIFICATE =
  "MIIBgzCCASigAwIBAgITR+kpOUbBd9AEQe+JY1AVrbwGdzAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtUZXN0IGRldmljZTAgFw0yNjEyMDEwMzQ0MzRaGA8yMTI2MTEwNzAzNDQzNFowFjEUMBIGA1UEAwwLVGVzdCBkZXZpY2UwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAS7tU/Hh4tbW2YVqX0A/p7L1OanU1ag0C7SFn8pCCAjQ2ZtC0IV8esXCOCuQG70rswJyaEFppRtwvd4LpVo9XVio1MwUTAdBgNVHQ4EFgQU9DX1Y7v/imU/K5uI3QOYMvDFIQcwHwYDVR0jBBgwFoAU9DX1Y7v/imU/K5uI3QOYMvDFIQcwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAs9DvkBdUD4Ean7Ui3Oxo5oMifv8pVuNJzRAltRxhacoCIQCp4Qv/iQ1AkLRaC8fVRsebfcASUPNhWO893LwAfkjtnQ==";
const KEY =
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgU0b7sC5mjModlLKoXhNf2VBbXu33hyexTDEhxJzHgAqhRANCAAS7tU/Hh4tbW2YVqX0A/p7L1OanU1ag0C7SFn8pCCAjQ2ZtC0IV8esXCOCuQG70rswJyaEFppRtwvd4LpVo9XVi";

/** A person with an authenticator of their own, whose clock the test moves. */
async function aPerson(practice?: { id: string }) {
  const user = await makeUser(practice ? { practiceId: practice.id } : {});
  const clock = { now: start };
  const ctx = contextOf(user, { now: () => clock.now });
  const system: Context = { ...contextAs({ kind: "system" }), now: () => clock.now };
  const home = await openSession(testDb(), user.id, start);
  const device = softwareAuthenticator(testAppUrl);
  const begin = (sessionId = home) => beginPasskey(ctx, sessionId, label);
  const add = async (name = "Laptop", by = device) => addPasskey(ctx, home, { name, response: by.make(await begin()) });
  const signIn = () => inTransaction(testDb(), (tx) => openProvenSession(tx, user.id, clock.now));
  const asked = async (id: string) => (await beginShowingPasskey(system, id)) ?? { challenge: "", rpId: "" };
  const show = (id: string, response: string) => showPasskey(system, id, response);
  const isIn = async (id: string) => (await findSignedIn(testDb(), id, clock.now)) !== undefined;
  const codes = async () =>
    ((await ownSecondFactor(ctx, { ...label, sessionId: home })).codes ?? []).map(({ code }) => code);
  return { user, clock, ctx, system, home, device, begin, add, signIn, asked, show, isIn, codes };
}

type Person = Awaited<ReturnType<typeof aPerson>>;

async function withPasskey(): Promise<Person> {
  const person = await aPerson();
  await person.add();
  return person;
}

const eventsOf = async ({ user }: Person) =>
  (await listSecurityEvents(testDb())).filter(({ userId }) => userId === user.id).map(({ kind }) => kind);
/** The kinds of events of which the owner is emailed at once. */
const emailsOf = async ({ user }: Person) =>
  (
    await testDb().$queryRaw<{ kind: string }[]>`
      select e.kind from pgboss.job j join security_events e on e.id = j.id
       where j.name = 'send-account-notice' and e.user_id = ${user.id}::uuid and j.start_after <= e.at + interval '1 second'`
  ).map(({ kind }) => kind);

test("S-17: whoever has a passkey is signed in by their mailbox and the passkey, not by the mailbox alone", async () => {
  const person = await withPasskey();
  const session = await person.signIn();
  expect(await person.isIn(session)).toBe(false);
  const shown = await person.show(session, person.device.sign(await person.asked(session)));
  expect(shown).toEqual({ ok: true, sessionId: expect.any(String) });
  expect([await person.isIn(session), await person.isIn(shown.ok ? shown.sessionId : session)]).toEqual([false, true]);
  expect(await listPasskeys(person.ctx)).toEqual([
    { id: expect.any(String), name: "Laptop", createdAt: start, lastUsedAt: start },
  ]);
});

test("S-17: what a browser is asked names the account's passkeys and the host of this installation", async () => {
  const person = await withPasskey();
  const known = [expect.objectContaining({ id: person.device.credentialId, transports: ["internal"] })];
  expect(await person.begin()).toMatchObject({
    rp: { id: "meet.example", name: "Compath" },
    attestation: "none",
    excludeCredentials: known,
    authenticatorSelection: { userVerification: "preferred" },
  });
  const session = await person.signIn();
  expect(await person.asked(session)).toMatchObject({ rpId: "meet.example", allowCredentials: known });
  expect(await beginShowingPasskey(person.system, person.home), "a session that waits for nothing").toBeUndefined();
});

test("S-17: what was signed once is worth nothing again, in its session or another", async () => {
  const person = await withPasskey();
  const [first, second] = [await person.signIn(), await person.signIn()];
  const signed = person.device.sign(await person.asked(first));
  await person.asked(second);
  expect(await person.show(second, signed), "the challenge of another session").toMatchObject({
    reason: "passkey_refused",
  });
  expect(await person.show(first, signed)).toMatchObject({ ok: true });
  expect(await person.show(first, signed)).toEqual({ ok: false, reason: "over" });
  expect(await person.show(second, signed), "its challenge was taken").toMatchObject({ reason: "passkey_expired" });
});

test("S-17: an answer takes its challenge, right or wrong, and of many at once one is looked at", async () => {
  const person = await withPasskey();
  const session = await person.signIn();
  const asked = await person.asked(session);
  const signed = person.device.sign(asked);
  expect(await person.show(session, "{}")).toMatchObject({ reason: "passkey_refused" });
  expect(await person.show(session, signed)).toMatchObject({ reason: "passkey_expired" });
  const again = person.device.sign(await person.asked(session));
  const shown = await Promise.all([
    person.show(session, again),
    person.show(session, again),
    person.show(session, again),
  ]);
  expect(shown.filter(({ ok }) => ok)).toHaveLength(1);
});

test("S-17: a challenge lasts five minutes, and the newest one counts", async () => {
  const person = await withPasskey();
  const session = await person.signIn();
  const late = await person.asked(session);
  person.clock.now += 5 * MINUTE;
  expect(await person.show(session, person.device.sign(late))).toMatchObject({ reason: "passkey_expired" });
  const older = await person.asked(session);
  await person.asked(session);
  expect(await person.show(session, person.device.sign(older))).toMatchObject({ reason: "passkey_refused" });
  const adding = await person.begin();
  person.clock.now += 5 * MINUTE;
  const response = softwareAuthenticator(testAppUrl).make(adding);
  await expect(addPasskey(person.ctx, person.home, { name: "Late", response })).rejects.toMatchObject({
    reason: "passkey_expired",
  });
});

test.each([
  ["from a page of another origin", { origin: "https://evil.example" }],
  ["for another host", { rpId: "evil.example" }],
  ["that nobody touched", { present: false }],
  ["meant to make a key", { type: "webauthn.create" }],
])("S-17: an answer %s does not sign in", async (_, bent) => {
  const person = await withPasskey();
  const session = await person.signIn();
  const signed = person.device.sign(await person.asked(session), bent);
  expect(await person.show(session, signed)).toEqual({ ok: false, reason: "passkey_refused" });
});

test.each([
  ["from a page of another origin", { origin: "https://evil.example" }],
  ["for another host", { rpId: "evil.example" }],
  ["that nobody touched", { present: false }],
  ["meant to sign in", { type: "webauthn.get" }],
])("S-17: a passkey made %s is not added", async (_, bent) => {
  const person = await aPerson();
  const response = person.device.make(await person.begin(), bent);
  await expect(addPasskey(person.ctx, person.home, { name: "X", response })).rejects.toMatchObject({
    code: "forbidden",
    reason: "passkey_refused",
  });
  expect(await listPasskeys(person.ctx)).toEqual([]);
});

test("S-17: certificates of devices were not asked for, and are not read", async () => {
  const person = await aPerson();
  const response = person.device.make(await person.begin(), {}, certifiedStatement(CERTIFICATE, KEY));
  await expect(addPasskey(person.ctx, person.home, { name: "X", response })).rejects.toMatchObject({
    reason: "passkey_refused",
  });
});

test.each(["", "null", "[]", "{}", "{", '{"id":"x"}', "x".repeat(60_001)])(
  "S-17: what is no answer (%#) signs nobody in and adds nothing",
  async (response) => {
    const person = await withPasskey();
    const session = await person.signIn();
    await person.asked(session);
    expect(await person.show(session, response)).toEqual({ ok: false, reason: "passkey_refused" });
    await person.begin();
    await expect(addPasskey(person.ctx, person.home, { name: "X", response })).rejects.toMatchObject({
      reason: "passkey_refused",
    });
  },
);

test("S-17: a passkey belongs to one account: it signs nobody else in and is added to no other", async () => {
  const [owner, other] = [await withPasskey(), await withPasskey()];
  const session = await other.signIn();
  expect(await other.show(session, owner.device.sign(await other.asked(session)))).toEqual({
    ok: false,
    reason: "passkey_unknown",
  });
  await expect(other.add("Taken", owner.device)).rejects.toMatchObject({ reason: "passkey_known" });
  await expect(owner.add("Twice"), "their own").rejects.toMatchObject({ reason: "passkey_known" });
  const [theirs = { id: "" }] = await listPasskeys(owner.ctx);
  await expect(removePasskey(other.ctx, theirs.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await listPasskeys(owner.ctx)).toHaveLength(1);
});

test("S-17: a passkey that counts fewer uses than were seen is refused, and the owner is emailed", async () => {
  const person = await withPasskey();
  const [first, second] = [await person.signIn(), await person.signIn()];
  await person.show(first, person.device.sign(await person.asked(first), { counter: 7 }));
  for (const counter of [7, 3, 0]) {
    const signed = person.device.sign(await person.asked(second), { counter });
    expect(await person.show(second, signed)).toEqual({ ok: false, reason: "passkey_copied" });
  }
  expect(await emailsOf(person)).toContain("passkey_copied");
  expect(await person.show(second, person.device.sign(await person.asked(second), { counter: 8 }))).toMatchObject({
    ok: true,
  });
});

test("S-17: a passkey that does not count signs in again and again", async () => {
  const person = await withPasskey();
  for (const session of [await person.signIn(), await person.signIn()]) {
    expect(await person.show(session, person.device.sign(await person.asked(session), { counter: 0 }))).toMatchObject({
      ok: true,
    });
  }
});

test("S-17: wrong answers count as wrong codes do, and after five the session is over", async () => {
  const person = await withPasskey();
  const session = await person.signIn();
  for (const _ of [1, 2, 3]) {
    await person.asked(session);
    expect(await person.show(session, "{}")).toMatchObject({ reason: "passkey_refused" });
  }
  expect(await showSecondFactor(person.system, session, "not-a-code")).toMatchObject({ triesLeft: 1 });
  await person.asked(session);
  expect(await person.show(session, "{}")).toEqual({ ok: false, reason: "over" });
  expect(await beginShowingPasskey(person.system, session)).toBeUndefined();
  expect((await eventsOf(person)).filter((kind) => kind === "second_factor_refused")).toHaveLength(5);
  expect(await emailsOf(person)).toContain("second_factor_refused");
});

test("S-17: used-up limits of codes keep nobody from their passkey, and digits are no try where there is no app", async () => {
  const person = await withPasskey();
  const none = () => Promise.reject(refusal("rate_limited", "too_often", "Wait.", 7));
  const system = { ...person.system, limits: { ...person.system.limits, spend: none } };
  const session = await person.signIn();
  expect(await showSecondFactor(system, session, "123456")).toMatchObject({ reason: "wrong" });
  const signed = person.device.sign(await person.asked(session));
  expect(await showPasskey(system, session, signed)).toMatchObject({ ok: true });
  await expect(
    addPasskey({ ...person.ctx, limits: system.limits }, person.home, { name: "X", response: "{}" }),
  ).rejects.toMatchObject({ code: "rate_limited" });
});

test("S-17: the first passkey brings recovery codes and signs other browsers out, a further one does neither", async () => {
  const person = await aPerson();
  const elsewhere = await openSession(testDb(), person.user.id, start);
  await person.add();
  expect([await person.isIn(elsewhere), await person.isIn(person.home)]).toEqual([false, true]);
  const codes = await person.codes();
  expect(codes).toHaveLength(10);
  const signedIn = await person.signIn();
  const shown = await showSecondFactor(person.system, signedIn, codes[0] ?? "");
  expect(shown).toMatchObject({ ok: true, setUp: false });
  await person.add("Phone", softwareAuthenticator(testAppUrl));
  expect(await person.codes()).toEqual(codes);
  expect(await person.isIn(shown.ok ? shown.sessionId : "")).toBe(true);
  expect((await listPasskeys(person.ctx)).map(({ name }) => name)).toEqual(["Laptop", "Phone"]);
  expect(await emailsOf(person)).toEqual(expect.arrayContaining(["passkey_added", "recovery_code_used"]));
  await renewRecoveryCodes(person.ctx);
  expect(await person.codes()).not.toEqual(codes);
});

test("S-17: who reads the mailbox alone sets no app up beside a passkey", async () => {
  const person = await withPasskey();
  const session = await person.signIn();
  expect(await showSecondFactor(person.system, session, "000000")).toMatchObject({ ok: false });
  expect(await testDb().secondFactor.findUniqueOrThrow({ where: { userId: person.user.id } })).toMatchObject({
    confirmedAt: null,
  });
});

test("S-17: with one passkey of two removed the other goes on; with the last one every browser is signed out", async () => {
  const person = await withPasskey();
  await person.add("Phone", softwareAuthenticator(testAppUrl));
  const [laptop = { id: "" }, phone = { id: "" }] = await listPasskeys(person.ctx);
  expect(await removePasskey(person.ctx, laptop.id)).toEqual({ signedOut: false });
  const session = await person.signIn();
  const signed = person.device.sign(await person.asked(session));
  expect(await person.show(session, signed)).toMatchObject({ reason: "passkey_unknown" });
  expect(await person.isIn(person.home)).toBe(true);
  expect(await removePasskey(person.ctx, phone.id)).toEqual({ signedOut: true });
  expect(await person.isIn(person.home)).toBe(false);
  expect(await emailsOf(person)).toEqual(expect.arrayContaining(["passkey_removed", "second_factor_removed"]));
  expect(await person.isIn(await person.signIn()), "nothing is asked any more").toBe(true);
  await expect(renewRecoveryCodes(person.ctx)).rejects.toMatchObject({ code: "not_found" });
});

test("S-17: taking the second factor away takes the passkeys along, the operator's hand too; the app alone leaves them", async () => {
  const [own, operated] = [await withPasskey(), await withPasskey()];
  await testDb().secondFactor.update({ where: { userId: own.user.id }, data: { confirmedAt: new Date(start) } });
  expect(await removeApp(own.ctx)).toEqual({ signedOut: false });
  expect(await removeApp(own.ctx), "twice").toEqual({ signedOut: false });
  expect(await emailsOf(own)).toContain("authenticator_removed");
  expect(await listPasskeys(own.ctx)).toHaveLength(1);
  await removeSecondFactor(own.ctx);
  await removeSecondFactorOf(operated.system, operated.user.id);
  for (const person of [own, operated]) {
    expect(await listPasskeys(person.ctx)).toEqual([]);
    expect(await person.isIn(person.home)).toBe(false);
    expect(await person.isIn(await person.signIn())).toBe(true);
  }
});

test("S-17: a practice that asks for a second factor counts a passkey as one", async () => {
  const practice = await makePractice(`Practice ${newId()}`);
  const [has, hasNot] = [await aPerson(practice), await aPerson(practice)];
  await has.add();
  await requireSecondFactor(has.system, practice.name, true);
  expect([await has.isIn(has.home), await hasNot.isIn(hasNot.home)]).toEqual([true, false]);
});

test("S-17: there are ten passkeys at most, also of those added at once", async () => {
  const person = await withPasskey();
  const data = Array.from({ length: 9 }, (_, place) => ({
    id: newId(),
    userId: person.user.id,
    credentialId: newId(),
    publicKey: Buffer.alloc(1),
    counter: 0,
    name: String(place),
    createdAt: new Date(start),
  }));
  const begun = await person.begin();
  await testDb().passkey.createMany({ data });
  await expect(person.begin()).rejects.toMatchObject({ reason: "too_many_passkeys" });
  const response = softwareAuthenticator(testAppUrl).make(begun);
  await expect(addPasskey(person.ctx, person.home, { name: "X", response })).rejects.toMatchObject({
    reason: "too_many_passkeys",
  });
});

test("S-17: at an address that browsers know no passkeys for, none is begun", async () => {
  const person = await withPasskey();
  const appUrl = "https://192.0.2.7";
  await expect(beginPasskey({ ...person.ctx, appUrl }, person.home, label)).rejects.toMatchObject({
    reason: "passkeys_unavailable",
  });
  const session = await person.signIn();
  await expect(beginShowingPasskey({ ...person.system, appUrl }, session)).rejects.toMatchObject({
    reason: "passkeys_unavailable",
  });
});
