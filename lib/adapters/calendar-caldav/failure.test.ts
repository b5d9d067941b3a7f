import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { caldavUnanswered } from "@/lib/adapters/calendar-caldav/failure";
import { guardedFetch } from "@/lib/adapters/network/guarded-fetch";

/** What becomes of a request that a server answers with these bytes and then hangs up. */
async function failureAt(bytes: string, scheme: string): Promise<unknown> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(bytes));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // Safe: a server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const fetch = guardedFetch({ reach: () => true, timeoutSeconds: 5 });
  const failure = await fetch(`${scheme}://127.0.0.1:${port}/`).catch((error: unknown) => error);
  await new Promise((closed) => server.close(closed));
  return failure;
}

test.each([
  ["nothing", "http", ""],
  ["nothing, over TLS", "https", ""],
  ["what is not HTTP", "http", "hello there\r\n\r\n"],
  ["what is not TLS", "https", "HTTP/1.1 400 Bad Request\r\n\r\n"],
  ["less than was announced", "http", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc"],
  ["half a chunk", "http", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab"],
  ["a chunk of no size", "http", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\nab"],
  ["a header without end", "http", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}\r\n\r\n`],
  ["what is not compressed as it says", "http", "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\nabc"],
])("a server that answers with %s leaves open what it did", async (_, scheme, bytes) => {
  const failure = await failureAt(bytes, scheme);
  expect(caldavUnanswered(failure, true)).toMatchObject({ kind: "ambiguous", reason: "no_answer" });
  expect(caldavUnanswered(failure, false)).toMatchObject({ kind: "temporary", reason: "no_answer" });
});

test("a mistake of ours stays one", () => {
  const mistake = new TypeError("undefined is not a function");
  expect(caldavUnanswered(mistake, true)).toBe(mistake);
});
