import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as later } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { problemSchema } from "@/lib/web/openapi/problem-schema";
import { clientAddresses } from "@/server/client-address";
import { limitPages, noteReader } from "@/server/page-limit";
import { wordsOf } from "@/server/page-words";

const MOST = 3;
const sessionsEnded = new Set<string>();
const started: ReturnType<typeof createServer>[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => new Promise((closed) => server.close(closed)))));

/** A web server that trusts who forwards to it; the application knows the sessions that are named after their person. */
async function start() {
  const note = clientAddresses("127.0.0.1");
  const answer = limitPages(MOST, wordsOf("messages", "tooMany"), async (request, response) => {
    await later();
    const session = /session=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
    const isEnded = session === undefined || sessionsEnded.has(session);
    if (session !== undefined) noteReader(isEnded ? undefined : /^of_(\w+?)_/.exec(session)?.[1]);
    response.end("the page");
  });
  const server = createServer((request, response) => {
    note(request);
    answer(Object.assign(request, { typed: ["<i>Typed</i>"] }), response);
  });
  started.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // Safe: a server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return (path: string, from: string, headers: Record<string, string> = {}, method = "GET") =>
    fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { "X-Forwarded-For": from, ...headers } });
}

test("pages, forms, links and sign-in share one allowance of an address, however they are spelled", async () => {
  const ask = await start();
  const doors = ["/sign-in", "/SIGN-IN/?x=1", "/api/v1/%2e%2e/auth/session"];
  for (const door of doors) expect((await ask(door, "192.0.2.1")).status).toBe(200);
  for (const door of [...doors, "/m/x", "/i/x", "/api/auth/csrf"]) {
    const refused = await ask(door, "192.0.2.1", {}, "POST");
    expect([door, refused.status, Number(refused.headers.get("retry-after")) > 50]).toEqual([door, 429, true]);
  }
  expect((await ask("/sign-in", "192.0.2.2")).status).toBe(200);
});

test("a whole /64 is one client", async () => {
  const ask = await start();
  const statuses = [];
  for (const host of ["1", "2", "b:c:d", "ffff"]) statuses.push((await ask("/", `2001:db8:0:7::${host}`)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test("somebody signed in is counted as themselves in all their browsers, and not with the strangers beside them", async () => {
  const ask = await start();
  const as = (session: string, from = "192.0.2.1") =>
    ask("/meetings", from, { Cookie: `a=b; compath.session=${session}` });
  for (const session of ["of_dana_1", "of_dana_2"]) expect((await as(session)).status).toBe(200);
  for (let n = 0; n < 2; n += 1) await ask("/", "192.0.2.1");
  expect((await ask("/", "192.0.2.1")).status).toBe(429);
  const statuses = [];
  for (const [session, from] of [
    ["of_dana_1", "192.0.2.1"],
    ["of_dana_2", "192.0.2.8"],
    ["of_dana_1", "192.0.2.9"],
    ["of_dana_2", "192.0.2.1"],
  ] as const) {
    statuses.push((await as(session, from)).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});

test("a cookie that opens nothing buys nothing, nor does one that opens nothing any more", async () => {
  const ask = await start();
  const statuses = [];
  for (let n = 0; n < 5; n += 1) {
    statuses.push((await ask("/", "192.0.2.1", { Cookie: `compath.session=made_up_${n}` })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const dana = { Cookie: "compath.session=of_dana_1" };
  await ask("/", "192.0.2.2", dana);
  expect((await ask("/", "192.0.2.1", dana)).status).toBe(200);
  sessionsEnded.add("of_dana_1");
  expect((await ask("/", "192.0.2.1", dana)).status).toBe(200);
  expect((await ask("/", "192.0.2.1", dana)).status).toBe(429);
});

test("what counts by itself, or comes from one address for all, is not counted here", async () => {
  const ask = await start();
  for (const door of ["/api/v1/meetings", "/api/health", "/api/webhooks/resend", "/_next/static/x.js"]) {
    for (let n = 0; n <= MOST; n += 1) expect((await ask(door, "192.0.2.1")).status).toBe(200);
  }
});

test("the page says when to come again in the reader's language, and shows what was typed", async () => {
  const ask = await start();
  const german = { "Accept-Language": "de" };
  for (let n = 0; n < MOST; n += 1) await ask("/", "192.0.2.1");
  const html = await (await ask("/meetings/new", "192.0.2.1", german)).text();
  expect(html).toMatch(/<html lang="de">.*<h1>Gerade zu viele Anfragen<\/h1><p>.*in \d\d Sekunden wieder\.<\/p>/s);
  expect(html).toContain("&#60;i&#62;Typed&#60;/i&#62;");
  const action = await ask("/meetings/new", "192.0.2.1", { ...german, "Next-Action": "x" }, "POST");
  expect(action.headers.get("content-type")).toBe("text/plain");
  expect(await action.text()).toMatch(/^429 Nichts wurde gespeichert\. Kommen Sie in \d\d Sekunden wieder\.$/);
  const json = await ask("/api/auth/session?x=1", "192.0.2.1");
  const requestId = json.headers.get("x-request-id");
  expect(requestId).toMatch(/^[\w-]{36}$/);
  const problem = { code: "rate_limited", instance: "/api/auth/session", requestId };
  expect(problemSchema.parse(await json.json())).toMatchObject(problem);
});
