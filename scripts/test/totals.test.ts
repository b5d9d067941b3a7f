import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { playwrightTotals, vitestTotals } from "@/scripts/test/totals";

let file = "";
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), "totals-")), "report.json");
});
afterEach(() => rm(path.dirname(file), { recursive: true }));

test("a run that wrote no report counts as no tests", async () => {
  expect(await vitestTotals(file)).toEqual({ passed: 0, failed: 0, skipped: [] });
});

test("vitest's passed and failed tests are counted, and those that did not run are named", async () => {
  const assertionResults = [
    { status: "passed", fullName: "one" },
    { status: "skipped", fullName: "a worker: PgBouncer is not installed" },
    { status: "pending", fullName: "other" },
  ];
  await writeFile(file, JSON.stringify({ numPassedTests: 7, numFailedTests: 2, testResults: [{ assertionResults }] }));
  const skipped = ["a worker: PgBouncer is not installed", "other"];
  expect(await vitestTotals(file)).toEqual({ passed: 7, failed: 2, skipped });
});

test("a browser test that passed only when repeated has failed", async () => {
  await writeFile(file, JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } }));
  expect(await playwrightTotals(file)).toEqual({ passed: 5, failed: 2, skipped: Array(3).fill("a browser test") });
});
