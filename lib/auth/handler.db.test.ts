import { createRequire } from "node:module";
import { NextRequest, NextResponse } from "next/server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { rememberPendingSignIn } from "@/lib/auth/pending-sign-in";
import { currentActor, keepSession, signOut } from "@/lib/auth/session";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import { sessionToken } from "@/lib/auth/session-token";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { examplePeople } from "@/lib/people/example-people";
import { findSignedIn, openSession } from "@/lib/people/sign-in/session";
import { signInCode, signInToken } from "@/lib/people/sign-in/sign-in-secrets";
import { startSignIn } from "@/lib/people/sign-in/start-sign-in";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { contextAs, makeUser, testSecrets } from "@/lib/testing/people";
import { wiring } from "@/lib/wiring/wiring";

const appUrl = "https://meet.example";
const sessionCookie = "__Host-compath.session";

/** The cookies of the browser, and what Next gives its route handlers to read and write them. */
const { cookies, keep, nextHeaders } = vi.hoisted(() => {
  const cookies = new Map<string, string>();
  const keep = (name: string, value: string) => (value === "" ? cookies.delete(name) : cookies.set(name, value));
  const jar = {
    getAll: () => [...cookies].map(([name, value]) => ({ name, value })),
    get: (name: string) => (cookies.has(name) ? { name, value: cookies.get(name) } : undefined),
    set: keep,
  };
  return { cookies, keep, nextHeaders: { headers: async () => new Headers(), cookies: async () => jar } };
});
vi.mock("next/headers", () => nextHeaders);
// next-auth requires it by itself, past vitest.
Object.assign(createRequire(import.meta.url)("next/headers"), nextHeaders);

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", testDatabaseUrl());
  vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("APP_URL", appUrl);
  vi.stubEnv("LOG_LEVEL", "silent");
});
beforeEach(() => cookies.clear());
afterAll(async () => (await wiring()).db.$disconnect());

async function send(method: "GET" | "POST", path: string, body?: object): Promise<Response> {
  const json = body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const request = new NextRequest(`${appUrl}/api/auth/${path}`, { method, ...json });
  const nextauth = path.split("?")[0]?.split("/") ?? [];
  const response = await (method === "GET" ? GET : POST)(request, { params: Promise.resolve({ nextauth }) });
  for (const { name, value = "" } of new NextResponse(null, { headers: response.headers }).cookies.getAll()) {
    keep(name, value);
  }
  return response;
}

async function csrfToken(): Promise<string> {
  const { csrfToken: token } = await (await send("GET", "csrf")).json();
  return token;
}

async function signedIn() {
  const user = await makeUser();
  const { name, value } = await sessionCookieFor(testDb(), user.id);
  keep(name, value);
  return user;
}

async function mailed(email: string) {
  const input = { email, returnPath: "/", locale: "en", client: `address:${newId()}` };
  const asked = await startSignIn(contextAs({ kind: "system" }), input);
  await rememberPendingSignIn({ ...asked, returnPath: "/" });
  const { challengeId: id } = asked;
  return { token: signInToken(testSecrets, id), code: signInCode(testSecrets, id) };
}

test("a browser with the cookie is its person until it signs out, and a copy of the cookie is worthless then", async () => {
  expect(await currentActor()).toBeUndefined();
  const user = await signedIn();
  const copy = cookies.get(sessionCookie) ?? "";
  expect(await currentActor()).toEqual({ kind: "user", userId: user.id, role: "counselor" });
  await signOut();
  expect(cookies.has(sessionCookie)).toBe(false);
  keep(sessionCookie, copy);
  expect(await currentActor()).toBeUndefined();
});

test("what a page keeps of a finished sign-in is the session", async () => {
  const user = await makeUser();
  const { id } = await testDb().session.create({
    data: { id: crypto.randomUUID(), userId: user.id, expiresAt: new Date(Date.now() + 60_000) },
  });
  await keepSession(id);
  expect(await currentActor()).toMatchObject({ userId: user.id });
});

test("S-17: signing in again in a browser ends the session that it had", async () => {
  const user = await makeUser();
  const [first, second] = [
    await openSession(testDb(), user.id, Date.now()),
    await openSession(testDb(), user.id, Date.now()),
  ];
  await keepSession(first);
  await keepSession(second);
  await keepSession(second);
  expect(await findSignedIn(testDb(), first, Date.now())).toBeUndefined();
  expect(await currentActor()).toMatchObject({ userId: user.id });
});

test.each(["NEXTAUTH_SECRET_PREVIOUS", "NEXTAUTH_SECRET_NEXT"])(
  "S-18: a session whose cookie was made with %s goes on",
  async (variable) => {
    const user = await makeUser();
    const id = await openSession(testDb(), user.id, Date.now());
    cookies.set(sessionCookie, await sessionToken("the secret before this one, 32 characters", id));
    expect(await currentActor()).toBeUndefined();
    Object.assign(env(), { [variable]: "the secret before this one, 32 characters" });
    expect(await currentActor()).toMatchObject({ userId: user.id });
    Object.assign(env(), { [variable]: undefined });
  },
);

test.each(["", "x", "a.b.c.d.e", "%E0%A4%A", "x".repeat(100_000)])("the cookie %j is nobody", async (value) => {
  cookies.set(sessionCookie, value);
  expect(await currentActor()).toBeUndefined();
  expect(await (await send("GET", "session")).json()).toEqual({});
});

test("next-auth tells whose session it is, and updating it changes nothing", async () => {
  const user = await signedIn();
  const identity = { id: user.id, name: user.name, email: user.email, role: "counselor" };
  expect(await (await send("GET", "session")).json()).toMatchObject({ user: identity });
  const other = await makeUser({ role: "admin" });
  const forged = { email: other.email, id: other.id, sub: other.id, role: "admin", sessionId: crypto.randomUUID() };
  const update = { csrfToken: await csrfToken(), data: { ...forged, user: forged } };
  expect(await (await send("POST", "session", update)).json()).toMatchObject({ user: identity });
  expect(await (await send("GET", "session")).json()).toMatchObject({ user: identity });
  expect(await currentActor()).toMatchObject({ userId: user.id, role: "counselor" });
});

test("a revoked session is over for next-auth too, which takes the cookie away", async () => {
  const user = await signedIn();
  await testDb().session.updateMany({ where: { userId: user.id }, data: { revokedAt: new Date() } });
  expect(await (await send("GET", "session")).json()).toEqual({});
  expect(cookies.has(sessionCookie)).toBe(false);
});

test("a link's token and a code sign in by POST with next-auth's own CSRF token, once", async () => {
  for (const given of [({ token }: Mail) => ({ token }), ({ code }: Mail, email: string) => ({ email, code })]) {
    cookies.clear();
    const user = await makeUser();
    const credentials = { ...given(await mailed(user.email), user.email), json: "true" };
    await send("POST", "callback/sign-in", credentials);
    expect(await currentActor()).toBeUndefined();
    const body = { ...credentials, csrfToken: await csrfToken() };
    await send("POST", "callback/sign-in", body);
    expect(await currentActor()).toMatchObject({ userId: user.id });
    cookies.clear();
    await send("POST", "callback/sign-in", { ...body, csrfToken: await csrfToken() });
    expect(await currentActor()).toBeUndefined();
    expect(await testDb().session.count({ where: { userId: user.id } })).toBe(1);
  }
});

test("only the browser that asked can try the code, and whoever else tries it uses none of its tries up", async () => {
  const user = await makeUser();
  const { code } = await mailed(user.email);
  const browser = new Map(cookies);
  cookies.clear();
  const post = async (given: string) =>
    send("POST", "callback/sign-in", { email: user.email, code: given, csrfToken: await csrfToken(), json: "true" });
  for (let tries = 0; tries < 6; tries += 1) await post("000000");
  await post(code);
  expect(await currentActor()).toBeUndefined();
  await mailed((await makeUser()).email);
  await post(code);
  expect(await currentActor(), "a browser that asked for another address").toBeUndefined();
  cookies.clear();
  for (const [name, value] of browser) keep(name, value);
  await post(code);
  expect(await currentActor()).toMatchObject({ userId: user.id });
});

test("opening any address as often as a scanner likes uses nothing up and answers no 500", async () => {
  const user = await makeUser();
  const { token } = await mailed(user.email);
  const paths = [`callback/sign-in?token=${token}`, "callback/demo", "signin", "signout", "error?error=x", "nonsense"];
  for (const path of paths) {
    for (let times = 0; times < 3; times += 1) expect((await send("GET", path)).status).toBeLessThan(500);
  }
  expect(await testDb().signInChallenge.findFirstOrThrow({ where: { email: user.email } })).toMatchObject({
    consumedAt: null,
    tries: 0,
  });
});

test.each([{ token: { not: "" } }, { email: ["a@b.example"], code: {} }, { email: "x", code: "1" }, {}])(
  "the credentials %j sign nobody in and are no mistake of ours",
  async (credentials) => {
    const body = { ...credentials, csrfToken: await csrfToken(), json: "true" };
    expect((await send("POST", "callback/sign-in", body)).status).toBe(401);
    expect(await currentActor()).toBeUndefined();
  },
);

test("a callback URL on another site becomes a path of our own", async () => {
  for (const callbackUrl of ["https://evil.example", "//evil.example", `${appUrl}@evil.example`, { a: 1 }]) {
    const { token } = await mailed((await makeUser()).email);
    const body = { token, callbackUrl, csrfToken: await csrfToken(), json: "true" };
    expect(await (await send("POST", "callback/sign-in", body)).json()).toEqual({ url: `${appUrl}/meetings` });
  }
});

test("outside of a demonstration no example person is signed in, and a session of that time opens nothing", async () => {
  const dana = await makeUser({ email: examplePeople.dana.email });
  const body = { userId: dana.id, csrfToken: await csrfToken(), json: "true" };
  expect((await send("POST", "callback/demo", body)).status).toBe(400);
  const { name, value } = await sessionCookieFor(testDb(), dana.id);
  keep(name, value);
  expect(await currentActor()).toBeUndefined();
  expect(await (await send("GET", "session")).json()).toEqual({});
});

test("signing out through next-auth revokes the session", async () => {
  const user = await signedIn();
  await send("POST", "signout", { csrfToken: await csrfToken(), json: "true" });
  expect(cookies.has(sessionCookie)).toBe(false);
  expect(await testDb().session.findFirstOrThrow({ where: { userId: user.id } })).toMatchObject({
    revokedAt: expect.any(Date),
  });
});

test("all of next-auth's cookies are bound to our host and hidden from scripts", async () => {
  const response = await send("GET", "signin?callbackUrl=/meetings");
  const made = response.headers.getSetCookie();
  expect(made.length).toBeGreaterThan(1);
  for (const cookie of made) expect(cookie).toMatch(/^__Host-compath\..*; Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
});

type Mail = Awaited<ReturnType<typeof mailed>>;
