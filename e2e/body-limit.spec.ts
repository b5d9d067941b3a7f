import { readFile } from "node:fs/promises";
import { request as ask } from "node:http";
import path from "node:path";
import { z } from "zod";
import { ACTION_ROWS } from "@/e2e/matrix/action-rows";
import { actionsOfBuild } from "@/e2e/matrix/actions-of-build";
import { expect, test } from "@/e2e/pages/fixtures";
import { floods } from "@/e2e/servers/flood";
import { startSecondServer } from "@/e2e/servers/second-server";

/** Fetch asks for it where the body is a stream (Fetch Standard, §5.3). */
const half = { duplex: "half" };

const BUILD = process.env.NEXT_DIST_DIR ?? "";
const MANIFEST = path.join(BUILD, "app-path-routes-manifest.json");

/** Every address that the build answers at, with something in place of each part that varies. */
async function everyDoor(): Promise<string[]> {
  const routes = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(MANIFEST, "utf8")));
  const paths = Object.values(routes).map((route) => route.replaceAll(/\[+[^\]]+\]+/g, "x"));
  return [...new Set([...paths, "/api/auth/callback/sign-in", "/api/auth/csrf", "/nothing-here"])];
}

const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
/** What a body says that it is decides who would read it: next-auth, Next.js' actions, or the API. */
const KINDS: readonly Record<string, string>[] = [
  { "Content-Type": "application/json" },
  { "Content-Type": "application/x-www-form-urlencoded" },
  { "Content-Type": "multipart/form-data; boundary=x" },
  { "Content-Type": "text/plain;charset=UTF-8", "Next-Action": "x".repeat(40) },
];
const LARGE = Buffer.alloc(300 * 1024);

/** The status that 300 KiB are answered with. Of a body that is announced nothing is sent but its length. */
async function statusOf(url: string, method: string, isAnnounced: boolean, kind: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const length = isAnnounced ? { "Content-Length": LARGE.length } : { "Transfer-Encoding": "chunked" };
  const sent = ask(url, { method, headers: { ...kind, ...length }, agent: false }, (response) => {
    resolve(response.statusCode);
    sent.destroy();
  });
  sent.on("error", reject);
  if (isAnnounced) sent.flushHeaders();
  else sent.end(LARGE);
  return promise;
}

test("no door takes more than 256 KiB, by whatever method, announced or counted, whatever it says it is", async ({
  stack,
}) => {
  test.setTimeout(180_000);
  const doors = await everyDoor();
  expect(doors).toContain("/api/v1/meetings");
  expect(doors).toContain("/sign-in");
  const ways = [...METHODS.map((method) => ({ method, kind: {} })), ...KINDS.map((kind) => ({ method: "POST", kind }))];
  for (const door of doors) {
    const asked = ways.flatMap(({ method, kind }) =>
      [true, false].map(async (isAnnounced) => {
        const status = await statusOf(stack.APP_URL + door, method, isAnnounced, kind);
        return status === 413 ? [] : [`${method} ${door} ${isAnnounced} ${JSON.stringify(kind)}: ${status}`];
      }),
    );
    expect((await Promise.all(asked)).flat()).toEqual([]);
  }
});

test("no server action takes more than 256 KiB", async ({ stack }) => {
  const actions = await actionsOfBuild(BUILD);
  expect(actions).toHaveLength(Object.keys(ACTION_ROWS).length);
  const body = new Uint8Array(300 * 1024);
  for (const { id, name, route } of actions) {
    const door = stack.APP_URL + route.replaceAll(/\[+[^\]]+\]+/g, "x");
    const answer = await fetch(door, { method: "POST", headers: { "Next-Action": id }, body, redirect: "manual" });
    expect(`${name}: ${answer.status}`).toBe(`${name}: 413`);
    await answer.body?.cancel();
  }
});

test("fifty bodies of 200 MB at once are refused, are never held, and let others be answered", async () => {
  const server = await startSecondServer();
  try {
    const open = async () => (await fetch(`${server.url}/api/health`)).status;
    expect(await open()).toBe(200);
    const before = await residentMegabytes(server.pid);
    const peaks: number[] = [];
    const flooded = Promise.all(floods(server.url, 50));
    for (let asked = 0; asked < 20; asked += 1) {
      expect(await open()).toBe(200);
      peaks.push(await residentMegabytes(server.pid));
    }
    const ends = await flooded;
    expect(ends).toContain(413);
    expect(ends.filter((end) => end !== 413 && end !== "cut off")).toEqual([]);
    expect(await open()).toBe(200);
    expect(Math.max(...peaks, await residentMegabytes(server.pid)) - before).toBeLessThan(300);
  } finally {
    await server.stop();
  }
});

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

test("a body that is not announced and small enough arrives", async ({ stack }) => {
  const body = inPieces(new TextEncoder().encode('{"title":'));
  const headers = { "Content-Type": "application/json", Authorization: "Bearer cmp_nobody" };
  const answer = await fetch(`${stack.APP_URL}/api/v1/meetings`, { method: "POST", headers, body, ...half });
  expect(answer.status).toBe(401);
  const form = inPieces(new TextEncoder().encode("csrfToken=x"));
  const type = { "Content-Type": "application/x-www-form-urlencoded" };
  const url = `${stack.APP_URL}/api/auth/callback/sign-in`;
  const posted = await fetch(url, { method: "POST", headers: type, body: form, ...half, redirect: "manual" });
  expect(posted.status).toBe(302);
});

/** A stream has no length that could be announced. */
function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
