import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { problemSchema } from "@/lib/web/openapi/problem-schema";
import { hasReadableAddress } from "@/server/readable-address";

const server = createServer((request, response) => {
  if (hasReadableAddress(request, response)) response.end("passed on");
});
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
// Safe: a server that listens on a port has an address of this kind.
const { port } = server.address() as AddressInfo;
afterAll(() => new Promise((closed) => server.close(closed)));

test.each(["/api/%", "/api/v1/meetings/%ff", "/i/%zz", "/%c3%28"])("%s is refused as a problem", async (path) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(problemSchema.safeParse(await response.json()).error).toBeUndefined();
});

test.each(["/", "/api/v1/meetings/%2e", "/m/%F0%9F%98%80", "/?q=%"])("%s is passed on", async (path) => {
  expect(await (await fetch(`http://127.0.0.1:${port}${path}`)).text()).toBe("passed on");
});
