import { test } from "vitest";

test.fails("a test fails when the code under test writes to the console", () => {
  // biome-ignore lint/suspicious/noConsole: this is what must not happen elsewhere.
  console.log("seen by nobody");
});
