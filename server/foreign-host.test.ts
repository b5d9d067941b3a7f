import { expect, test } from "vitest";
import { isFromHere, isSentHere } from "@/server/foreign-host";

test.each([
  [{ host: "127.0.0.1:1080" }, true],
  [{ host: "localhost" }, true],
  [{ host: "LOCALHOST:3000", origin: "http://localhost:3000" }, true],
  [{ host: "[::1]:3000" }, true],
  [{ host: "127.0.0.1:3000", origin: "null" }, true],
  [{ host: "evil.example" }, false],
  [{ host: "evil.example:1080" }, false],
  [{ host: "127.0.0.1.evil.example" }, false],
  [{ host: "localhost@evil.example" }, false],
  [{ host: "192.168.1.7:3000" }, false],
  [{}, false],
  [{ host: "127.0.0.1:1080", origin: "https://evil.example" }, false],
])("a request with %j is from here: %j", (headers, expected) => {
  expect(isFromHere({ headers })).toBe(expected);
});

test("what another site's page asks of the product is for the product's own rules to refuse", () => {
  const headers = { host: "127.0.0.1:3000", origin: "https://evil.example" };
  expect(isSentHere({ headers })).toBe(true);
  expect(isSentHere({ headers: { ...headers, host: "rebound.evil.example" } })).toBe(false);
});
