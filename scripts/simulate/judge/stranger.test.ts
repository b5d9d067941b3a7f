import { expect, test } from "vitest";
import { triesOf } from "@/scripts/simulate/judge/stranger";

test("eight meetings in a row meet every try of a stranger, by a program and in the app", () => {
  const turns = Array.from({ length: 8 }, (_, at) => triesOf(1_420 + at));
  const tried = turns.flatMap(({ by, tries }) => tries.map((one) => `${by} ${JSON.stringify(one)}`));
  expect(tried).toHaveLength(24);
  expect(new Set(tried).size).toBe(24);
});
