import { expect, test } from "vitest";
import { retryAfterSeconds } from "@/lib/adapters/network/retry-after";

const now = Date.parse("2027-03-01T10:00:00.500Z");

test.each([
  ["0", 0],
  ["7", 7],
  [" 120 ", 120],
  ["Mon, 01 Mar 2027 10:01:00 GMT", 60],
  ["Monday, 01-Mar-27 10:01:00 GMT", 60],
  ["Mon, 01 Mar 2027 09:00:00 GMT", 0],
])("%j means %d seconds", (field, seconds) => {
  expect(retryAfterSeconds(field, now)).toBe(seconds);
});

test.each([undefined, "", "soon", "-5", "1.5", "99999999999999999999"])("%j says nothing", (field) => {
  expect(retryAfterSeconds(field, now)).toBeUndefined();
});
