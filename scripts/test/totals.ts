import { z } from "zod";
import { readJson } from "@/scripts/local/data-folder";

export type Totals = { passed: number; failed: number };

const vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwright = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

const nothing: Totals = { passed: 0, failed: 0 };

/** What vitest's JSON report counts; nothing when it wrote none. Skipped tests count as neither. */
export async function vitestTotals(file: string): Promise<Totals> {
  const report = await readJson<unknown>(file);
  if (!report) return nothing;
  const { numPassedTests, numFailedTests } = vitest.parse(report);
  return { passed: numPassedTests, failed: numFailedTests };
}

/** What Playwright's JSON report counts. A test that passed only when repeated has failed. */
export async function playwrightTotals(file: string): Promise<Totals> {
  const report = await readJson<unknown>(file);
  if (!report) return nothing;
  const { expected, unexpected, flaky } = playwright.parse(report).stats;
  return { passed: expected, failed: unexpected + flaky };
}
