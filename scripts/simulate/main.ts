import { writeFile } from "node:fs/promises";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";
import { drawScript } from "@/scripts/simulate/acts/draw";
import { live } from "@/scripts/simulate/live";
import { huntMutants } from "@/scripts/simulate/mutants";
import { type Options, optionsOf } from "@/scripts/simulate/options";
import { coverageTable, newTotals, readable, type Totals, tally } from "@/scripts/simulate/report";
import { shrink } from "@/scripts/simulate/shrink";
import { type Installation, openInstallation } from "@/scripts/simulate/world/world";

/** `npm run simulate`. 0: no finding; 1: findings; 2: it could not run. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    const options = optionsOf(words);
    process.stderr.write(`simulate: seed ${options.seed}\n`);
    return await (options.mutants ? huntMutants(options) : simulate(options));
  } catch (error) {
    process.stderr.write(`simulate could not run: ${error instanceof Error ? error.stack : String(error)}\n`);
    return 2;
  }
}

async function simulate(options: Options): Promise<number> {
  const given = process.env.SIMULATION_SERVER;
  if (given) return simulateOn(given, options);
  const cluster = await startTemporaryCluster();
  try {
    return await simulateOn(cluster.connectionString("postgres"), options);
  } finally {
    await cluster.stop();
  }
}

async function simulateOn(server: string, options: Options): Promise<number> {
  const installation = await openInstallation(server);
  try {
    return await liveAll(installation, options);
  } finally {
    await installation.close();
  }
}

async function liveAll(installation: Installation, options: Options): Promise<number> {
  const { seed } = options;
  const [from, until] = options.life === undefined ? [0, options.lives] : [options.life, options.life + 1];
  const totals = newTotals();
  const began = performance.now();
  for (let life = from; life < until; life++) {
    const script = drawScript(seed, life);
    const lived = await live(installation, script);
    tally(totals, script, lived);
    if (lived.finding) await report(installation, totals, { script, lived, seed, life, shrinks: !options.first });
    if (lived.finding && options.first) break;
    if ((life + 1) % 20 === 0) process.stderr.write(`${progress(totals, began)}\n`);
  }
  process.stderr.write(`${coverageTable(totals)}\n`);
  if (options.json !== undefined) await writeFile(options.json, JSON.stringify(jsonOf(totals, seed, began), null, 2));
  process.stdout.write(`simulate: seed ${seed}, ${progress(totals, began)}\n`);
  return totals.findings.length > 0 ? 1 : 0;
}

type Found = {
  readonly script: ReturnType<typeof drawScript>;
  readonly lived: Awaited<ReturnType<typeof live>>;
  readonly seed: number;
  readonly life: number;
  readonly shrinks: boolean;
};

async function report(
  installation: Installation,
  totals: Totals,
  { script, lived, seed, life, shrinks }: Found,
): Promise<void> {
  if (!lived.finding) return;
  const smallest = shrinks ? await shrink(installation, script, lived) : { script, finding: lived.finding };
  const { judge, message } = smallest.finding;
  totals.findings.push({ life, judge, sentence: message, script: smallest.script });
  process.stdout.write(
    `FINDING ${judge}: ${message}\n${readable(smallest.script)}\nAgain: npm run simulate -- --seed ${seed} --life ${life}\n\n`,
  );
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
