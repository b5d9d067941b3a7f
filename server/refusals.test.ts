import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { problemSchema } from "@/lib/web/openapi/problem-schema";
import { isAnswerable, refuseUnreadable } from "@/server/refusals";

const server = createServer((request, response) => {
  if (isAnswerable(request, response)) response.end("passed on");
});
server.on("clientError", refuseUnreadable);
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
// Safe: a server that listens on a port has an address of this kind.
const { port } = server.address() as AddressInfo;
afterAll(() => new Promise((closed) => server.close(closed)));

test.each(["/api/%", "/api/v1/meetings/%ff", "/i/%zz", "/%c3%28"])("%s is refused as a problem", async (path) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await response.json());
  expect(problem).not.toHaveProperty("instance");
});

test.each(["/", "/api/v1/meetings/%2e", "/m/%F0%9F%98%80", "/?q=%"])("%s is passed on", async (path) => {
  expect(await (await fetch(`http://127.0.0.1:${port}${path}`)).text()).toBe("passed on");
});

test.each([
  ["TRACE", "/api/v1/meetings"],
  ["PROPFIND", "/"],
  ["SUBSCRIBE", "/sign-in"],
  ["CHOOSE", "/"],
])("%s %s is no way to ask for anything, and nobody's mistake of ours", async (method, path) => {
  expect(await raw(`${method} ${path} HTTP/1.1`)).toMatch(
    /^HTTP\/1\.1 405 Method Not Allowed\r\n(.+\r\n)*Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n/,
  );
});

test("a refused method is told the path alone that it was tried on", async () => {
  const [, body = ""] = (await raw("TRACE /api/v1/meetings?token=secret HTTP/1.1")).split("\r\n\r\n");
  const json = body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1);
  expect(problemSchema.parse(JSON.parse(json))).toMatchObject({ instance: "/api/v1/meetings" });
});

test.each(["//evil.example/api", "*", "http://evil.example/api?x=1"])(
  "A4: %s, which is no path of ours, is not said to be one",
  async (target) => {
    const [, body = ""] = (await raw(`TRACE ${target} HTTP/1.1`)).split("\r\n\r\n");
    const json = body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1);
    expect(problemSchema.parse(JSON.parse(json))).not.toHaveProperty("instance");
  },
);

test("what is no request at all is refused as Node does", async () => {
  expect(await raw("no request")).toMatch(/^HTTP\/1\.1 40[05] /);
  expect(await raw(`GET / HTTP/1.1\r\nX: ${"x".repeat(40_000)}`)).toMatch(/^HTTP\/1\.1 431 /);
});

/** What the server answers to these lines, until it closes the connection. */
async function raw(lines: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(`${lines}\r\nHost: x\r\nConnection: close\r\n\r\n`);
  return text(socket);
}
