import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { register } from "prom-client";
import { expect, test } from "vitest";
import { labelInHand, measureRequests, routesOf, underLabel } from "@/server/measure-requests";

const folder = mkdtempSync(path.join(tmpdir(), "routes-"));
writeFileSync(
  path.join(folder, "routes-manifest.json"),
  JSON.stringify({
    staticRoutes: [{ page: "/meetings/new", regex: "^/meetings/new(?:/)?$" }],
    dynamicRoutes: [
      { page: "/meetings/[id]", regex: "^/meetings/([^/]+?)(?:/)?$" },
      { page: "/i/[token]", regex: "^/i/([^/]+?)(?:/)?$" },
    ],
  }),
);

test.each([
  ["/meetings/new", "/meetings/new"],
  ["/meetings/0b5c", "/meetings/[id]"],
  ["/i/secret-token", "/i/[token]"],
  ["/_next/static/chunks/1.js", "files"],
  ["/bo@guests.example", "other"],
  ["//", "other"],
])("%s counts as %s", (asked, route) => {
  expect(routesOf(folder)(asked)).toBe(route);
});

test("a label is that of the work in hand, also after waiting, and none outside of it", async () => {
  expect(labelInHand()).toBe("none");
  const [one, other] = await Promise.all(
    ["send-mail", "announce"].map((job) =>
      underLabel(job, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return labelInHand();
      }),
    ),
  );
  expect([one, other]).toEqual(["send-mail", "announce"]);
});

test("requests are counted by route and status and timed, and no path is among the labels", async () => {
  const server = createServer(
    measureRequests(routesOf(folder), (request, response) => {
      response.writeHead(request.url?.startsWith("/i/") ? 404 : 200).end(labelInHand());
    }),
  ).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  for (const asked of ["/i/secret-token?x=1", "/meetings/0b5c", "/meetings/0b5c", "/wp-login.php"]) {
    const answer = await fetch(`http://127.0.0.1:${port}${asked}`);
    await answer.text();
  }
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const text = await register.metrics();
  expect(text).toContain('compath_http_requests_total{route="/meetings/[id]",status="200"} 2');
  expect(text).toContain('compath_http_requests_total{route="/i/[token]",status="404"} 1');
  expect(text).toContain('compath_http_requests_total{route="other",status="200"} 1');
  expect(text).toContain('compath_http_request_seconds_count{route="/meetings/[id]"} 2');
  expect(text).not.toMatch(/secret-token|0b5c|wp-login/);
});
