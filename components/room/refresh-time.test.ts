import { expect, test } from "vitest";
import { refreshInMilliseconds } from "@/components/room/refresh-time";

test.each([
  ["an hour before", 3_600_000, 60_000],
  ["a minute before", 60_000, 60_000],
  ["ten seconds before", 10_000, 10_500],
  ["at the moment itself", 0, 60_000],
  ["afterwards", -5_000, 60_000],
])("%s the page looks again after the right time", (_, left, expected) => {
  expect(refreshInMilliseconds(1_000_000 + left, 1_000_000)).toBe(expected);
});
