import { expect, test } from "vitest";
import { rowAfter, shortcutKeys } from "@/components/shell/shortcut-keys";

test("no two things have one key, and no key is the beginning of a sequence", () => {
  const keys = Object.values(shortcutKeys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(keys.filter((other) => other !== key && other.startsWith(`${key} `))).toEqual([]);
});

test("rows are walked one by one and end at both ends", () => {
  expect([rowAfter(-1, 1, 3), rowAfter(-1, -1, 3), rowAfter(0, 1, 3), rowAfter(2, 1, 3)]).toEqual([0, 0, 1, 2]);
  expect([rowAfter(2, -1, 3), rowAfter(0, -1, 3)]).toEqual([1, 0]);
});
