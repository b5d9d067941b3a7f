import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROW = /^\| (S-\d\d) \| [^|]+ \| ([^|]+) \|$/gm;

/** The tests of each fault that the page names. */
function testsByFault(page: string): Map<string, string[]> {
  const rows = [...page.matchAll(ROW)];
  return new Map(rows.map(([, fault = "", tests = ""]) => [fault, tests.split(", ").map((one) => one.slice(1, -1))]));
}

const found = testsByFault(readFileSync("docs/security.md", "utf8"));

test("each of the thirty faults of the review has its row, and no other", () => {
  const thirty = Array.from({ length: 30 }, (_, index) => `S-${String(index + 1).padStart(2, "0")}`);
  expect([...found.keys()]).toEqual(thirty);
});

test.each([...found])("%s is shown shut by tests that exist", (_, files) => {
  expect(files.filter((file) => !/\.(test|spec)\.ts$/.test(file) || !existsSync(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
});
