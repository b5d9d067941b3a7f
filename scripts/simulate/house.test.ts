import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { filesOf } from "@/scripts/house/production";
import { drawScript } from "@/scripts/simulate/acts/draw";

const MODEL = path.join(import.meta.dirname, "model");
const MOST_LINES = 400;

test(`the model has at most ${MOST_LINES} lines that are not blank`, () => {
  const texts = readdirSync(MODEL).map((name) => readFileSync(path.join(MODEL, name), "utf8"));
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => line.trim() !== "");
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
});

// Defaults of columns are Prisma's own words: in a simulation they are the time of the machine, and no rule reads them.
test("the product asks the database for the time by now() and clock_timestamp() alone, which a simulation can move", () => {
  const code = filesOf(".").filter((file) => /^(app|lib|server)\/.*\.ts$/.test(file));
  expect(code.length).toBeGreaterThan(300);
  const other =
    /\bcurrent_timestamp\b|\blocaltimestamp\b|\bcurrent_(date|time)\b|pg_catalog\.now|\bstatement_timestamp\b/i;
  const own = code.filter((file) => !/\.test\.ts$|\/generated\//.test(file));
  expect(own.filter((file) => other.test(readFileSync(file, "utf8")))).toEqual([]);
});

test("at least forty defects lie ready to be planted, and each still applies", () => {
  const folder = path.join(import.meta.dirname, "mutants");
  const patches = readdirSync(folder).filter((name) => name.endsWith(".patch"));
  expect(patches.length).toBeGreaterThanOrEqual(40);
  for (const name of patches) execFileSync("git", ["apply", "--check", path.join(folder, name)]);
});

test("lives are as long and as full as they are meant to be", () => {
  const scripts = Array.from({ length: 500 }, (_, life) => drawScript(1, life));
  const lengths = scripts.map(({ acts }) => acts.length);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(6);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(21);
  expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeGreaterThanOrEqual(10);
  const quiet = scripts.flatMap(({ acts }) => acts).filter(({ after }) => after === "quiet").length;
  expect(quiet / lengths.reduce((sum, length) => sum + length, 0)).toBeGreaterThan(0.45);
});
