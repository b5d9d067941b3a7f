import { writeFile } from "node:fs/promises";
import path from "node:path";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";
import type { Script } from "@/scripts/simulate/acts/act";
import { type Hand, handElsewhere, handHere } from "@/scripts/simulate/hands";
import { huntMutants } from "@/scripts/simulate/mutants";
import type { Found } from "@/scripts/simulate/one-life";
import { type Options, optionsOf, USAGE, WrongWords } from "@/scripts/simulate/options";
import { coverageTable, newTotals, readable, type Totals, tally } from "@/scripts/simulate/report";
import { buildForLives } from "@/scripts/simulate/world/http/http-lives";

/** `npm run simulate`. 0: no finding; 1: findings; 2: it could not run. */
export async function main(words: readonly string[]): Promise<number> {
  if (words.includes("--help")) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  try {
    const options = optionsOf(words);
    process.stderr.write(`simulate: seed ${options.seed}\n`);
    return await (options.mutants ? huntMutants(options) : simulate(options));
  } catch (error) {
    process.stderr.write(`simulate could not run: ${whyNot(error)}\n`);
    return 2;
  }
}

/** Whoever wrote wrong words is told the right ones; of anything else it helps to see where it happened. */
function whyNot(error: unknown): string {
  if (error instanceof WrongWords) return `${error.message}\nUsage: ${USAGE}`;
  return error instanceof Error ? `${error.stack}` : String(error);
}

async function simulate(options: Options): Promise<number> {
  if (options.http) await buildForLives();
  const given = process.env.SIMULATION_SERVER;
  if (given) return simulateOn(given, options);
  const cluster = await startTemporaryCluster();
  try {
    return await simulateOn(cluster.socketString("postgres"), options);
  } finally {
    await cluster.stop();
  }
}

async function simulateOn(server: string, options: Options): Promise<number> {
  const several = options.workers > 1 && options.life === undefined;
  const hands = several
    ? Array.from({ length: options.workers }, () => handElsewhere(server, options))
    : [await handHere(server, options)];
  try {
    return await liveAll(hands, options);
  } finally {
    await Promise.all(hands.map((hand) => hand.close()));
  }
}

async function liveAll(hands: readonly Hand[], options: Options): Promise<number> {
  const totals = newTotals();
  const began = performance.now();
  const lives = numbersOf(options);
  const liveSome = async (hand: Hand) => {
    // All hands take from the same numbers, and whoever breaks off ends them for all.
    for (const life of lives) {
      const told = await hand.live(life);
      tally(totals, told);
      if (told.found) await report(totals, options, life, told.found);
      if (told.found && options.first) break;
      if (totals.lives % 20 === 0) process.stderr.write(`${progress(totals, began)}\n`);
    }
  };
  await Promise.all(hands.map(liveSome));
  process.stderr.write(`${coverageTable(totals)}\n`);
  const { seed, json } = options;
  if (json !== undefined) await writeFile(json, JSON.stringify(jsonOf(totals, seed, began), null, 2));
  process.stdout.write(`simulate: seed ${seed}, ${progress(totals, began)}\n`);
  return totals.findings.length > 0 ? 1 : 0;
}

function* numbersOf({ life, from, lives }: Options): Generator<number> {
  const [first, until] = life === undefined ? [from, from + lives] : [life, life + 1];
  for (let number = first; number < until; number++) yield number;
}

async function report(totals: Totals, options: Options, life: number, found: Found): Promise<void> {
  const { seed, first } = options;
  const { judge, sentence, steady, script } = found;
  const way = options.kills ? "kills" : script.http ? "http" : undefined;
  totals.findings.push({ life, judge, sentence, script });
  const command = `npm run simulate -- --seed ${seed} --life ${life}${way ? ` --${way}` : ""}`;
  const kept = first ? "" : `Kept as ${await keep(script, way)}\n`;
  process.stdout.write(
    `FINDING ${judge}${steady ? "" : " (unsteady)"}: ${sentence}\n${readable(script)}\nAgain: ${command}\n${kept}\n`,
  );
}

/** A life that has a finding is a test from now on. */
async function keep(script: Script, way: string | undefined): Promise<string> {
  const name = `e2e/lives/${script.seed}-${script.life}${way ? `-${way}` : ""}.json`;
  await writeFile(path.resolve(import.meta.dirname, "../..", name), `${JSON.stringify(script, null, 2)}\n`);
  return name;
}

function progress({ lives, acts, findings }: Totals, began: number): string {
  const perSecond = (lives / ((performance.now() - began) / 1000)).toFixed(1);
  return `${lives} lives, ${acts} acts, ${findings.length} findings, ${perSecond} lives/s`;
}

function jsonOf({ cells, ...totals }: Totals, seed: number, began: number) {
  return {
    seed,
    ...totals,
    livesPerSecond: totals.lives / ((performance.now() - began) / 1000),
    coverage: Object.fromEntries(cells),
  };
}
