import { expect, test } from "vitest";
import { newSpans } from "@/scripts/simulate/world/spans";

test("a thing held from the look before it was seen to the one that found it gone, each time anew", () => {
  const spans = newSpans();
  spans.look(10, []);
  spans.look(20, ["rain"]);
  spans.look(30, ["rain"]);
  spans.look(40, []);
  spans.look(50, []);
  const heldAt = (at: number) => spans.held("rain", at, at);
  expect([9, 10, 25, 40, 41].map(heldAt)).toEqual([false, true, true, true, false]);
  spans.look(60, ["rain"]);
  expect([45, 50, 60, 1_000].map(heldAt)).toEqual([false, true, true, true]);
  expect(spans.held("rain", 41, 49)).toBe(false);
  expect(spans.held("rain", 0, 100)).toBe(true);
  expect(spans.held("snow", 0, 100)).toBe(false);
});
