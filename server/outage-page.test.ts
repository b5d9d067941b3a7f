import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { setImmediate as later } from "node:timers/promises";
import { createGzip } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { noteOutage, sayOutages } from "@/server/outage-page";
import { wordsOf } from "@/server/page-words";

/** Answers as Next.js does: the error is noted somewhere below, a page of its own is streamed. */
async function fail(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, status = "500", noted] = (request.url ?? "").split("/");
  await later();
  if (noted) noteOutage();
  response.statusCode = Number(status);
  response.setHeader("Content-Type", "text/html");
  response.setHeader("Content-Security-Policy", "script-src 'nonce-abc='");
  if (request.headers["accept-encoding"] === "gzip") compress(response);
  Readable.from(["what Next ", "says"]).pipe(response);
}

/** As Next.js compresses: by what it puts in place of the response's own methods. */
function compress(response: ServerResponse): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const packed = createGzip().on("data", write).on("end", end);
  response.setHeader("Content-Encoding", "gzip");
  Object.assign(response, {
    write(chunk: string) {
      if (!response.headersSent) response.writeHead(response.statusCode);
      return packed.write(chunk);
    },
    end: () => packed.end(),
  });
}

const typed = ["<b>Half</b> typed"];
const answer = sayOutages(wordsOf("messages", "unavailable"), fail);
const server = createServer((request, response) => answer(Object.assign(request, { typed }), response));
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
// Safe: a server that listens on a port has an address of this kind.
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => new Promise((closed) => server.close(closed)));

test("a page that failed for want of the database is a 503 with when to try again, a sentence and what was typed", async () => {
  const found = await fetch(`${origin}/500/noted?q="x"`, { headers: { "Accept-Language": "xx, en" } });
  expect([found.status, found.headers.get("retry-after")]).toEqual([503, "5"]);
  const html = await found.text();
  expect(html).toContain("<h1>We can’t be reached right now</h1><p>Nothing was stored. Try again in a moment.</p>");
  expect(html).toContain("<pre>&#60;b&#62;Half&#60;/b&#62; typed</pre>");
  expect(html).toContain('<style nonce="abc=">');
  expect(html).toContain('href="/500/noted?q=');
  expect(html).not.toContain("what Next");
});

test("it speaks the language that was chosen, or that the browser asks for first", async () => {
  const get = async (headers: Record<string, string>) => (await fetch(`${origin}/500/noted`, { headers })).text();
  expect(await get({ "Accept-Language": "pt-BR, de-CH;q=0.8, en;q=0.5" })).toContain('<html lang="de">');
  expect(await get({ "Accept-Language": "de", Cookie: "a=b; compath-lang=fr" })).toContain('<html lang="fr">');
});

test.each([
  ["another failure", "/500", 500],
  ["a page that came about all the same", "/200/noted", 200],
  ["a page that is not there", "/404/noted", 404],
])("%s stays what it is", async (_, path, status) => {
  const found = await fetch(origin + path);
  expect([found.status, await found.text()]).toEqual([status, "what Next says"]);
});

test("nothing of a compressed page gets in between", async () => {
  const get = (path: string) => fetch(origin + path, { headers: { "Accept-Encoding": "gzip" } });
  const found = await get("/500/noted");
  expect([found.status, found.headers.get("content-encoding")]).toEqual([503, null]);
  expect(await found.text()).toMatch(/<h1>We can’t be reached right now<\/h1>.+<\/html>$/s);
  expect(await (await get("/500")).text()).toBe("what Next says");
});

test("two requests at once: only the one that failed is answered so", async () => {
  const found = await Promise.all(["/500/noted", "/500", "/200"].map((path) => fetch(origin + path)));
  expect(found.map(({ status }) => status)).toEqual([503, 500, 200]);
});
