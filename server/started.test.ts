import { expect, test } from "vitest";
import { noteStarted, whenStarted } from "@/server/started";

test("the start ends when it is noted and not before, wherever the note comes from", async () => {
  noteStarted();
  let hasStarted = false;
  const started = whenStarted().then(() => {
    hasStarted = true;
  });
  await Promise.resolve();
  expect(hasStarted).toBe(false);
  noteStarted();
  await started;
  expect(hasStarted).toBe(true);
});
