import { expect, test } from "vitest";
import { drawScript } from "@/scripts/simulate/acts/draw";
import { judgedLives } from "@/scripts/simulate/testing/judged-lives";

const SEED = 1;
const LIVES = 100;

const findingOf = judgedLives();

// A file of its own, because files are tested side by side.
test(`${LIVES} fixed lives are as they should be`, { timeout: 900_000 }, async () => {
  for (let life = 0; life < LIVES; life++) expect(await findingOf(drawScript(SEED, life))).toBe("");
});
