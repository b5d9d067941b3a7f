import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { request } from "undici";
import { describe, expect, test } from "vitest";
import { guardedAgent, type Resolve } from "@/lib/adapters/network/guarded-agent";
import { guardedFetch } from "@/lib/adapters/network/guarded-fetch";
import { publicOnly, type Reach } from "@/lib/adapters/network/public-address";

/** Stands for the public internet in these tests; 127.0.0.1 stands for what is inside. */
const OUTSIDE = "127.0.0.2";
const outsideOnly: Reach = (address) => address === OUTSIDE;

/** A server that counts the connections that reach it. */
async function listening(
  host: string,
  answer: RequestListener,
): Promise<AsyncDisposable & { url: string; port: number; connections: () => number }> {
  const server: Server = createServer(answer);
  let connections = 0;
  server.on("connection", () => connections++);
  await once(server.listen(0, host), "listening");
  // Safe: a server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `http://${host}:${port}`, port, connections: () => connections, [Symbol.asyncDispose]: close };
}

const internal = () => listening("127.0.0.1", (_request, response) => response.end("secret"));
const all: Resolve = (_name, done) => done(null, [{ address: "127.0.0.1", family: 4 }]);
const refused = { name: "UnreachableAddressError" };

describe("an internal listener is never connected to", () => {
  test.each([
    "127.0.0.1",
    "localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "0.0.0.0",
    "2130706433",
    "0x7f.1",
    "127.1",
    "017700000001",
    "%6c%6fcalhost",
    "１２７.0.0.1",
    "inside.example",
  ])("at %s", async (host) => {
    await using inside = await internal();
    const fetch = guardedFetch({
      reach: publicOnly,
      timeoutSeconds: 5,
      ...(host.includes("example") && { resolve: all }),
    });
    for (const scheme of ["https", "http"]) {
      await expect(fetch(`${scheme}://${host}:${inside.port}/`), scheme).rejects.toMatchObject(refused);
    }
    expect(inside.connections()).toBe(0);
  });

  test.each([301, 302, 303, 307, 308])("by a redirect with %s", async (status) => {
    await using inside = await internal();
    await using outside = await listening(OUTSIDE, (_request, response) => {
      response.writeHead(status, { location: `${inside.url}/` }).end();
    });
    const fetch = guardedFetch({ reach: outsideOnly, timeoutSeconds: 5 });
    await expect(fetch(outside.url, { method: "PROPFIND" })).rejects.toMatchObject(refused);
    expect([outside.connections(), inside.connections()]).toEqual([1, 0]);
  });

  test("by a name with one public address among others", async () => {
    await using inside = await internal();
    const both: Resolve = (_name, done) =>
      done(null, [
        { address: OUTSIDE, family: 4 },
        { address: "127.0.0.1", family: 4 },
      ]);
    const fetch = guardedFetch({ reach: outsideOnly, timeoutSeconds: 5, resolve: both });
    await expect(fetch(`http://two.example:${inside.port}/`)).rejects.toMatchObject(refused);
    expect(inside.connections()).toBe(0);
  });

  test("by a name that changes its mind: it is resolved once, and connected to where it was checked", async () => {
    await using inside = await internal();
    await using outside = await listening(OUTSIDE, (_request, response) => response.end("public"));
    const answers = [OUTSIDE, "127.0.0.1"];
    const rebinding: Resolve = (_name, done) => done(null, [{ address: answers.shift() ?? "", family: 4 }]);
    const fetch = guardedFetch({ reach: outsideOnly, timeoutSeconds: 5, resolve: rebinding });
    const answer = await fetch(`http://rebinding.example:${outside.port}/`);
    expect(await answer.text()).toBe("public");
    expect(answers).toEqual(["127.0.0.1"]);
    expect(inside.connections()).toBe(0);
  });

  test("by a program that uses the agent alone", async () => {
    await using inside = await internal();
    const dispatcher = guardedAgent(publicOnly);
    for (const host of ["127.0.0.1", "localhost"]) {
      await expect(request(`https://${host}:${inside.port}/`, { dispatcher })).rejects.toMatchObject(refused);
    }
    expect(inside.connections()).toBe(0);
  });
});

test.each(["ftp://outside.example/", "file:///etc/passwd", "http://user:pass@127.0.0.2/"])(
  "%s is refused",
  async (url) => {
    const fetch = guardedFetch({ reach: () => true, timeoutSeconds: 5 });
    await expect(fetch(url)).rejects.toMatchObject(refused);
  },
);

test("method, headers, body and answer pass as they are", async () => {
  await using outside = await listening(OUTSIDE, async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.writeHead(207, { "content-type": "text/xml", etag: '"1"' });
    response.end(`${request.method} ${request.headers.depth} ${body}`);
  });
  const fetch = guardedFetch({ reach: outsideOnly, timeoutSeconds: 5 });
  const answer = await fetch(outside.url, { method: "REPORT", headers: { depth: "1" }, body: "grüß" });
  expect([answer.status, answer.headers.get("etag"), await answer.text()]).toEqual([207, '"1"', "REPORT 1 grüß"]);
});

test("a redirect to another origin keeps the method and body, and loses the password", async () => {
  const seen: unknown[] = [];
  await using second = await listening(OUTSIDE, async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen.push([request.method, request.headers.authorization, body]);
    response.writeHead(204).end();
  });
  await using first = await listening(OUTSIDE, (_request, response) => {
    response.writeHead(301, { location: `${second.url}/dav/` }).end();
  });
  const fetch = guardedFetch({ reach: outsideOnly, timeoutSeconds: 5 });
  const init = { method: "PROPFIND", headers: { authorization: "Basic c2VjcmV0" }, body: "<x/>" };
  expect((await fetch(first.url, init)).status).toBe(204);
  expect(seen).toEqual([["PROPFIND", undefined, "<x/>"]]);
  expect((await fetch(first.url, { ...init, redirect: "manual" })).headers.get("location")).toBe(`${second.url}/dav/`);
});

test("redirects without end and servers that never answer come to an end", async () => {
  await using circle = await listening(OUTSIDE, (_request, response) => {
    response.writeHead(302, { location: "/again" }).end();
  });
  await using silent = await listening(OUTSIDE, () => undefined);
  await expect(guardedFetch({ reach: outsideOnly, timeoutSeconds: 5 })(circle.url)).rejects.toThrow("without end");
  await expect(guardedFetch({ reach: outsideOnly, timeoutSeconds: 0.05 })(silent.url)).rejects.toMatchObject({
    name: "TimeoutError",
  });
});

test("an answer that is too long is not read to its end, nor one that grows when it is unpacked", async () => {
  const zeros = Buffer.alloc(40 * 1024 * 1024);
  await using long = await listening(OUTSIDE, (_request, response) => response.end(zeros));
  await using packed = await listening(OUTSIDE, (_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(zeros));
  });
  const fetch = guardedFetch({ reach: outsideOnly, timeoutSeconds: 5 });
  for (const { url } of [long, packed]) await expect(fetch(url)).rejects.toThrow("too long");
});

test("nothing is asked for compressed", async () => {
  await using outside = await listening(OUTSIDE, (request, response) => {
    response.end(request.headers["accept-encoding"]);
  });
  const answer = await guardedFetch({ reach: outsideOnly, timeoutSeconds: 5 })(outside.url);
  expect(await answer.text()).toBe("identity");
});
