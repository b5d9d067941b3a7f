import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { buildIfNeeded, generateIfNeeded } from "@/scripts/local/build";
import { runToEnd, tsx } from "@/scripts/local/child";
import { DATA_FOLDER, makeDataFolder } from "@/scripts/local/data-folder";
import { Stop, step } from "@/scripts/terminal";
import { findChromium } from "@/scripts/test/chromium";
import { testBuildFolder } from "@/scripts/test/test-build-folder";
import { playwrightTotals, type Totals, vitestTotals } from "@/scripts/test/totals";

const reports = path.join(DATA_FOLDER, "test-reports");
const vitestReport = path.join(reports, "vitest.json");
const playwrightReport = path.join(reports, "playwright.json");

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupted.abort());

let failed = true;
try {
  await everything();
  failed = false;
} catch (error) {
  console.error(interrupted.signal.aborted ? "Interrupted." : error instanceof Stop ? error.message : error);
}
const totals = await sum([vitestTotals(vitestReport), playwrightTotals(playwrightReport)]);
for (const title of totals.skipped) console.log(`Skipped: ${title}`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped.length} skipped`);
process.exit(failed || totals.failed > 0 ? 1 : 0);

async function everything(): Promise<void> {
  await makeDataFolder();
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports);
  await generateIfNeeded(interrupted.signal);
  // What is missing is said before anything takes minutes.
  const CHROMIUM_PATH = await step("Finding a browser", () => findChromium(interrupted.signal));
  await run("The static checks", tsx("scripts/verify.ts"));
  const toFile = ["--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`];
  await run("The tests of rules and database", ["node_modules/vitest/vitest.mjs", "run", ...toFile]);
  await buildIfNeeded(await testBuildFolder(), {}, interrupted.signal);
  const settings = { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport };
  await run("The browser tests", ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], settings);
}

function run(what: string, words: readonly string[], settings: Record<string, string> = {}): Promise<void> {
  return step(what, () => runToEnd(what, words, settings, interrupted.signal));
}

async function sum(parts: Promise<Totals>[]): Promise<Totals> {
  const all = await Promise.all(parts);
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
  };
}
