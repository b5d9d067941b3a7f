import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse, request as send } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { problemSchema } from "@/lib/web/openapi/problem-schema";
import { limitBody } from "@/server/body-limit";
import { wordsOf } from "@/server/page-words";

const LIMIT = 256 * 1024;

let passedOn: string[] = [];
beforeEach(() => {
  passedOn = [];
});

/** Stands for Next.js: reads the body, as the worst of its ways in does, and says how much there was. */
async function readAll(request: IncomingMessage, response: ServerResponse): Promise<void> {
  passedOn.push(`${request.method} ${request.url}`);
  let size = 0;
  for await (const chunk of request) size += chunk.length;
  response.end(`${request.headers["content-type"] ?? "nothing"} of ${size}`);
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.closeAllConnections();
  return Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
});

async function listening(...linger: [number?]) {
  const server = createServer(limitBody(wordsOf("messages", "tooLarge"), readAll, ...linger));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // Safe: a server that listens on a port has an address of this kind.
  return { server, port: (server.address() as AddressInfo).port };
}

const { server, port } = await listening(20_000);

const methods = ["POST", "PUT", "PATCH", "DELETE", "GET", "HEAD", "OPTIONS", "PROPFIND"];

/** Sends so many bytes, which are announced or not. */
async function sent(method: string, path: string, size: number, announced: boolean, more = {}) {
  const headers = announced ? { "content-length": size } : { "transfer-encoding": "chunked" };
  const options = { port, host: "127.0.0.1", method, path, headers: { "content-type": "text/x", ...headers, ...more } };
  const answer = Promise.withResolvers<IncomingMessage>();
  send(options, answer.resolve).on("error", answer.reject).end(Buffer.alloc(size, "x"));
  const response = await answer.promise;
  let text = "";
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode, type: response.headers["content-type"], text };
}

test.each(methods.flatMap((method) => [[method, true] as const, [method, false] as const]))(
  "%s of more than 256 KiB, announced: %j, is refused before anything has seen it",
  async (method, announced) => {
    for (const path of ["/api/auth/callback/sign-in", "/sign-out", "/api/v1/meetings", "/"]) {
      expect(await sent(method, path, LIMIT + 1, announced)).toMatchObject({ status: 413 });
    }
    expect(passedOn).toEqual([]);
  },
);

test.each([0, 1, LIMIT])("%d bytes, announced or not, arrive whole, with headers and all", async (size) => {
  for (const announced of [true, false]) {
    expect(await sent("POST", "/x?y=1", size, announced)).toMatchObject({ status: 200, text: `text/x of ${size}` });
  }
  expect(passedOn).toEqual(["POST /x?y=1", "POST /x?y=1"]);
});

test("the API says so as a problem, and a person reads a page in their language", async () => {
  const api = await sent("POST", "/api/v1/meetings", LIMIT + 1, true);
  expect(problemSchema.parse(JSON.parse(api.text))).toMatchObject({ instance: "/api/v1/meetings" });
  expect(api.type).toBe("application/problem+json");
  const page = await sent("POST", "/meetings/new", LIMIT + 1, true, { "accept-language": "de-AT" });
  expect(page.type).toBe("text/html; charset=utf-8");
  expect(page.text).toContain('<html lang="de">');
  expect(page.text).toContain("<h1>Das ist zu viel auf einmal</h1>");
  expect(page.text).toContain('href="/meetings/new"');
  const action = { "next-action": "x", cookie: "compath-lang=fr" };
  expect(await sent("POST", "/meetings/new", LIMIT + 1, true, action)).toMatchObject({
    type: "text/plain; charset=utf-8",
    text: "Rien n’a été enregistré. Revenez en arrière et envoyez moins de texte à la fois.",
  });
});

test("who announces too much is answered without a byte of it", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write(`POST /api/auth/callback/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: ${LIMIT + 1}\r\n\r\n`);
  const [first] = await new Promise<string[]>((resolve) => socket.once("data", (data) => resolve([String(data)])));
  expect(first).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});

test.each([
  ["announced", `Content-Length: ${512 * 1024 * 1024}`, ""],
  ["counted", "Transfer-Encoding: chunked", "10000\r\n"],
])("512 MB, %s, are thrown away as they come, and their sender reads why", async (_, header, before) => {
  const socket = connect(port, "127.0.0.1");
  const read = new Promise<string>((resolve) => socket.once("data", (data) => resolve(String(data))));
  socket.write(`POST /sign-out HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`);
  const piece = Buffer.from(`${before}${"x".repeat(64 * 1024)}${before && "\r\n"}`);
  const closed = once(socket, "close");
  const held = process.memoryUsage().arrayBuffers;
  let most = held;
  for (let pieces = 0; pieces < 8192 && !socket.destroyed; pieces += 1) {
    if (!socket.write(piece)) await Promise.race([once(socket, "drain"), closed]);
    most = Math.max(most, process.memoryUsage().arrayBuffers);
  }
  expect(await read).toMatch(/^HTTP\/1\.1 413 /);
  expect(most - held).toBeLessThan(200 * 1024 * 1024);
  expect(passedOn).toEqual([]);
  socket.destroy();
});

test("who goes on sending is cut off", async () => {
  const socket = connect((await listening(50)).port, "127.0.0.1").resume();
  const closed = once(socket, "close");
  socket.write(`POST /sign-out HTTP/1.1\r\nHost: x\r\nContent-Length: ${LIMIT * 4}\r\n\r\n`);
  await closed;
  expect(passedOn).toEqual([]);
});

test("who breaks off in the middle of a body reaches nothing", async () => {
  const gone = Promise.withResolvers<void>();
  server.once("connection", (socket) => socket.once("close", () => gone.resolve()));
  const socket = connect(port, "127.0.0.1");
  socket.write("POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", () =>
    socket.destroy(),
  );
  await gone.promise;
  expect(passedOn).toEqual([]);
});
