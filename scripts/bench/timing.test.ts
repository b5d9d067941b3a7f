import { expect, test } from "vitest";
import { aucOf } from "@/scripts/bench/timing";

test("times that say nothing have an area of a half, and times that say all have one", () => {
  expect(aucOf([1, 2, 3, 4], [1, 2, 3, 4])).toBe(0.5);
  expect(aucOf([5, 6, 7], [1, 2, 3])).toBe(1);
  expect(aucOf([1, 2, 3], [5, 6, 7])).toBe(1);
  expect(aucOf([1, 3, 5, 7], [2, 4, 6, 8])).toBe(0.625);
});
