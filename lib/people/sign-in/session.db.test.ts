import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { examplePeople } from "@/lib/people/example-people";
import { listSessions } from "@/lib/people/sign-in/own-sessions";
import { actorOf, findSignedIn, openSession, resumeSession, revokeSession } from "@/lib/people/sign-in/session";
import { signInWithGoogle } from "@/lib/people/sign-in/sign-in-with-google";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";

const start = Date.UTC(2027, 0, 5, 9);
const nobodyYet = contextAs({ kind: "system" });

async function aSession() {
  const user = await makeUser();
  const id = await openSession(testDb(), user.id, start);
  return { user, id, now: () => findSignedIn(testDb(), id, start + 1) };
}

test("a session tells whose it is, with the role and name of this moment", async () => {
  const { user, now } = await aSession();
  expect(await now()).toEqual({
    userId: user.id,
    role: "counselor",
    name: "Dana Whitfield",
    email: user.email,
    timeZone: "Europe/Berlin",
    locale: "en",
  });
  await testDb().user.update({ where: { id: user.id }, data: { role: "client" } });
  const signedIn = await now();
  expect(signedIn && actorOf(signedIn)).toEqual({ kind: "user", userId: user.id, role: "client" });
});

test("a revoked session is over at the next request, and others of the same person are not", async () => {
  const { user, id, now } = await aSession();
  const other = await openSession(testDb(), user.id, start);
  await revokeSession(testDb(), id, start);
  expect(await now()).toBeUndefined();
  expect(await findSignedIn(testDb(), other, start)).toBeDefined();
});

test("a session is over after thirty days to the millisecond", async () => {
  const { id } = await aSession();
  const end = start + 30 * 24 * 3600 * 1000;
  expect(await findSignedIn(testDb(), id, end - 1)).toBeDefined();
  expect(await findSignedIn(testDb(), id, end)).toBeUndefined();
});

test("a deactivated person is signed out, and a session that never was is nobody's", async () => {
  const { user, now } = await aSession();
  await testDb().user.update({ where: { id: user.id }, data: { deactivatedAt: new Date() } });
  expect(await now()).toBeUndefined();
  expect(await findSignedIn(testDb(), newId(), start)).toBeUndefined();
});

test("Google signs in an active account whose address it has verified, in whichever way it is spelt", async () => {
  const user = await makeUser();
  const sessionId = await signInWithGoogle(nobodyYet, { email: user.email.toUpperCase(), email_verified: true });
  expect(sessionId && (await findSignedIn(testDb(), sessionId, Date.now()))).toMatchObject({ userId: user.id });
});

test("Google signs in nobody else, and makes and changes no account", async () => {
  const user = await makeUser({ verified: false });
  const gone = await makeUser({ deactivatedAt: new Date() });
  const before = await testDb().user.count();
  const profiles = [
    { email: user.email, email_verified: false },
    { email: user.email },
    { email: user.email, email_verified: "true" },
    { email_verified: true },
    { email: { not: "" }, email_verified: true },
    { email: `Dana <${user.email}>`, email_verified: true },
    { email: `${newId()}@people.example`, email_verified: true },
    { email: gone.email, email_verified: true },
  ];
  for (const profile of profiles) expect(await signInWithGoogle(nobodyYet, profile)).toBeUndefined();
  expect(await testDb().user.count()).toBe(before);
  expect(await testDb().session.count({ where: { userId: { in: [user.id, gone.id] } } })).toBe(0);
  await signInWithGoogle(nobodyYet, { email: user.email, email_verified: true });
  expect(await testDb().user.findUniqueOrThrow({ where: { id: user.id } })).toEqual(user);
});

test("a session of an example person, who proved nothing, is good in a demonstration only", async () => {
  for (const { email } of Object.values(examplePeople)) {
    const { id: userId } = await makeUser({ email });
    const id = await openSession(testDb(), userId, start);
    expect(await findSignedIn(testDb(), id, start + 1, { demo: true })).toMatchObject({ userId });
    expect(await findSignedIn(testDb(), id, start + 1, { demo: false })).toBeUndefined();
    expect(await findSignedIn(testDb(), id, start + 1)).toBeUndefined();
  }
});

const HOUR = 3_600_000;

test("S-17: a session that nobody uses ends, one that is used goes on to its last day", async () => {
  const user = await makeUser();
  const begun = Date.now();
  const id = await openSession(testDb(), user.id, begun);
  const rules = { idleMilliseconds: 12 * HOUR };
  const look = (at: number) => findSignedIn(testDb(), id, begun + at, rules);
  expect(await look(12 * HOUR - 1)).toBeDefined();
  expect(await look(12 * HOUR)).toBeUndefined();
  for (let hour = 10; hour <= 30; hour += 10) {
    expect(await resumeSession(testDb(), id, begun + hour * HOUR, rules)).toEqual(await look(hour * HOUR));
  }
  expect(await look(42 * HOUR - 1)).toBeDefined();
  expect(await look(42 * HOUR)).toBeUndefined();
  expect(await resumeSession(testDb(), id, begun + 43 * HOUR, rules)).toBeUndefined();
  const ctx = contextOf(user, { now: () => begun + 43 * HOUR });
  expect(await listSessions(ctx, rules)).toEqual([]);
});

test("S-17: looking whether a session is good does not use it, and use is written down once in ten minutes", async () => {
  const begun = Date.now();
  const id = await openSession(testDb(), (await makeUser()).id, begun);
  const lastUsed = async () => (await testDb().session.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime();
  await findSignedIn(testDb(), id, begun + HOUR);
  await resumeSession(testDb(), id, begun + HOUR / 7);
  expect(await lastUsed()).toBeUndefined();
  await resumeSession(testDb(), id, begun + HOUR);
  await resumeSession(testDb(), id, begun + HOUR + 1);
  expect(await lastUsed()).toBe(begun + HOUR);
});
