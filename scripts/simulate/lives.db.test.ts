import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Script } from "@/scripts/simulate/acts/act";
import { drawScript, withKills } from "@/scripts/simulate/acts/draw";
import { judgedLives } from "@/scripts/simulate/testing/judged-lives";

const KEPT = path.resolve(import.meta.dirname, "../../e2e/lives");
const FIXED_SEED = 1;
const FRESH_SECONDS = 60;
const KILLED_LIVES = 8;

const findingOf = judgedLives();

/**
 * Every commit lives other lives, and the same commit the same ones on every machine, so that what fails in one place can be seen in
 * another. Undefined where there is no repository.
 */
function seedOfCommit(): number | undefined {
  const { stdout, status } = spawnSync("git", ["rev-parse", "HEAD"], { encoding: "utf8", cwd: import.meta.dirname });
  return status === 0 ? Number.parseInt(stdout.slice(0, 7), 16) : undefined;
}

const kept = readdirSync(KEPT).filter((name) => name.endsWith(".json"));

test.each(kept)("the kept life %s is as it should be", { timeout: 60_000 }, async (name) => {
  // Safe: a kept life is a script that was drawn and made shorter.
  const script = JSON.parse(readFileSync(path.join(KEPT, name), "utf8")) as Script;
  expect(await findingOf(script)).toBe("");
});

test("fixed lives with kills are as they should be", { timeout: 300_000 }, async () => {
  const scripts = Array.from({ length: KILLED_LIVES }, (_, life) => withKills(drawScript(FIXED_SEED, life)));
  expect(scripts.flatMap(({ acts }) => acts).filter(({ kill }) => kill).length).toBeGreaterThan(KILLED_LIVES);
  for (const script of scripts) expect(await findingOf(script)).toBe("");
});

test(`fresh lives are as they should be, for ${FRESH_SECONDS} seconds`, { timeout: 180_000 }, async () => {
  const seed = seedOfCommit() ?? randomInt(1, 2 ** 31);
  process.stdout.write(`Fresh lives of the seed ${seed}: npm run simulate -- --seed ${seed}\n`);
  const until = performance.now() + FRESH_SECONDS * 1000;
  for (let life = 0; performance.now() < until; life++) expect(await findingOf(drawScript(seed, life))).toBe("");
});

test("the same seed and life are the same script", () => {
  expect(drawScript(7, 3)).toEqual(drawScript(7, 3));
  expect(drawScript(7, 4).acts).not.toEqual(drawScript(7, 3).acts);
});
