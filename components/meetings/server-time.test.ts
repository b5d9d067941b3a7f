import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { serverClock } from "@/components/meetings/server-time";

test.each([
  ["slow", -20],
  ["fast", 90],
])("a device whose clock is %s by %d minutes reads the server's time", (_, minutes) => {
  const served = Date.now() - minutes * 60_000;
  let elapsed = 5_000;
  const now = serverClock(served, () => elapsed);
  expect(now()).toBe(served);
  elapsed += 15_000;
  expect(now()).toBe(served + 15_000);
});

test("nothing that opens, closes or counts in a page asks the device what time it is", () => {
  const sources = globSync("{app,components}/**/*.{ts,tsx}").filter((file) => !file.includes(".test."));
  expect(sources.length).toBeGreaterThan(100);
  const asking = sources.filter((file) => /\bDate\.now\(|\bnew Date\(\)/.test(readFileSync(file, "utf8")));
  // One only learns from it that the device slept; a draft's age is counted on the device that keeps it.
  const allowed =
    /^components\/(drafts\/(form-draft|keep-drafts)\.tsx|drafts\/watch-typing\.ts|conversation\/use-outbox\.ts|live\/watch-sleep\.ts)$/;
  expect(asking.filter((file) => !allowed.test(file))).toEqual([]);
  expect(asking).toContain("components/live/watch-sleep.ts");
});
