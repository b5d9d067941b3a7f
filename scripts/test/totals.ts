import { z } from "zod";
import { readJson } from "@/scripts/local/data-folder";

export type Totals = {
  passed: number;
  failed: number;
  /** The titles of those that did not run; a title says why. */
  skipped: readonly string[];
};

const vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z
    .array(z.object({ assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) }))
    .default([]),
});
const playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number().default(0) }),
});

const NOT_RUN = ["skipped", "pending", "todo", "disabled"];

const nothing: Totals = { passed: 0, failed: 0, skipped: [] };

/** What vitest's JSON report counts; nothing when it wrote none. */
export async function vitestTotals(file: string): Promise<Totals> {
  const report = await readJson<unknown>(file);
  if (!report) return nothing;
  const { numPassedTests, numFailedTests, testResults } = vitest.parse(report);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => NOT_RUN.includes(status)).map(({ fullName }) => fullName);
  return { passed: numPassedTests, failed: numFailedTests, skipped };
}

/** What Playwright's JSON report counts. A test that passed only when repeated has failed. */
export async function playwrightTotals(file: string): Promise<Totals> {
  const report = await readJson<unknown>(file);
  if (!report) return nothing;
  const { expected, unexpected, flaky, skipped } = playwright.parse(report).stats;
  return { passed: expected, failed: unexpected + flaky, skipped: Array<string>(skipped).fill("a browser test") };
}
