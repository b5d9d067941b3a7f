import { writeFile } from "node:fs/promises";
import path from "node:path";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";
import type { Script } from "@/scripts/simulate/acts/act";
import { drawScript, withKills } from "@/scripts/simulate/acts/draw";
import type { Finding } from "@/scripts/simulate/judge/finding";
import { live } from "@/scripts/simulate/live";
import { huntMutants } from "@/scripts/simulate/mutants";
import { type Options, optionsOf } from "@/scripts/simulate/options";
import { coverageTable, newTotals, readable, type Totals, tally } from "@/scripts/simulate/report";
import { shrink } from "@/scripts/simulate/shrink";
import { type Installation, openInstallation } from "@/scripts/simulate/world/world";

/** How often a finding of a life with kills is looked for again. */
const MOST_REPLAYS = 10;

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
    const script = scriptOf(options, life);
    const lived = await live(installation, script);
    tally(totals, script, lived);
    if (lived.finding) await report(installation, totals, { script, lived, options, life });
    if (lived.finding && options.first) break;
    if ((life + 1) % 20 === 0) process.stderr.write(`${progress(totals, began)}\n`);
  }
  process.stderr.write(`${coverageTable(totals)}\n`);
  if (options.json !== undefined) await writeFile(options.json, JSON.stringify(jsonOf(totals, seed, began), null, 2));
  process.stdout.write(`simulate: seed ${seed}, ${progress(totals, began)}\n`);
  return totals.findings.length > 0 ? 1 : 0;
}

function scriptOf({ seed, kills }: Options, life: number): Script {
  const script = drawScript(seed, life);
  return kills ? withKills(script) : script;
}

type Found = {
  readonly script: Script;
  readonly lived: Awaited<ReturnType<typeof live>>;
  readonly options: Options;
  readonly life: number;
};

async function report(
  installation: Installation,
  totals: Totals,
  { script, lived, options, life }: Found,
): Promise<void> {
  if (!lived.finding) return;
  const { seed, kills, first } = options;
  const steady = first || !kills || (await returns(installation, script, lived.finding));
  const smallest = first || !steady ? { script, finding: lived.finding } : await shrink(installation, script, lived);
  const { judge, message } = smallest.finding;
  totals.findings.push({ life, judge, sentence: message, script: smallest.script });
  const command = `npm run simulate -- --seed ${seed} --life ${life}${kills ? " --kills" : ""}`;
  const kept = first ? "" : `Kept as ${await keep(smallest.script, kills)}\n`;
  process.stdout.write(
    `FINDING ${judge}${steady ? "" : " (unsteady)"}: ${message}\n${readable(smallest.script)}\nAgain: ${command}\n${kept}\n`,
  );
}

/** Whether the same judge finds something again. Where a process dies, threads of the database decide what else was done. */
async function returns(installation: Installation, script: Script, { judge }: Finding): Promise<boolean> {
  for (let replay = 0; replay < MOST_REPLAYS; replay++) {
    const { finding } = await live(installation, script);
    if (finding?.judge === judge) return true;
  }
  return false;
}

/** A life that has a finding is a test from now on. */
async function keep(script: Script, kills: boolean): Promise<string> {
  const name = `e2e/lives/${script.seed}-${script.life}${kills ? "-kills" : ""}.json`;
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
