import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";
import type { Options } from "@/scripts/simulate/options";

const ROOT = path.resolve(import.meta.dirname, "../..");
export const MUTANTS_FOLDER = path.join(ROOT, "scripts/simulate/mutants");
/** The share of planted defects that have to be found. */
const ENOUGH = 0.95;
const MOST_LIVES = 2_000;
/** Most mutants are found in so many lives, so that a product that does not pass these is not worth the hunt. */
const FIRST_LIVES = 100;
/** Those that take the longest are hunted first, so that none is left alone at the end. */
const LATE = /^26-/;
/** What a copy does without: it shares the packages, and builds nothing. */
const LEFT_OUT = /^(node_modules|\.git|\.next.*|\.data)$/;

type Hunt = { readonly name: string; readonly life: number | undefined; readonly judge: string };

/** Plants one defect after the other in a copy of the product and lives in it until a judge finds something. */
export async function huntMutants({ seed, mutant, lives }: Options): Promise<number> {
  const names = (await mutantNames()).filter((name) => mutant === undefined || name.includes(mutant));
  if (names.length === 0) throw new Error(`No mutant is called “${mutant}”. They lie in scripts/simulate/mutants.`);
  const most = Math.min(lives, MOST_LIVES);
  const cluster = await startTemporaryCluster();
  const server = cluster.socketString("postgres");
  const waiting = names.toSorted((one, other) => Number(LATE.test(other)) - Number(LATE.test(one)));
  const terms = { server, seed, from: 0, lives: most };
  const hunts: Hunt[] = [];
  const hunter = async () => {
    const copy = await copyOfProduct();
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const hunt = await huntIn(copy, name, terms);
      hunts.push(hunt);
      process.stdout.write(`${lineOf(hunt)}\n`);
    }
    await rm(copy, { recursive: true });
  };
  try {
    if (await isSick({ ...terms, lives: Math.min(most, FIRST_LIVES) })) return 1;
    await Promise.all([hunter(), hunter()]);
    return await verdictOf(hunts, terms);
  } finally {
    await cluster.stop();
  }
}

/** Which lives a product lives: so many of a seed, from a number on. */
type Terms = { readonly server: string; readonly seed: number; readonly from: number; readonly lives: number };

/** Findings count only if the product as it is passes the same lives. */
async function verdictOf(hunts: readonly Hunt[], terms: Terms): Promise<number> {
  const needed = Math.max(...hunts.map(({ life }) => (life === undefined ? terms.lives : life + 1)));
  const more = needed - FIRST_LIVES;
  if (more > 0 && (await isSick({ ...terms, from: FIRST_LIVES, lives: more }))) return 1;
  const found = hunts.filter(({ life }) => life !== undefined).length;
  process.stdout.write(`mutants: ${found} of ${hunts.length} found\n`);
  return found >= hunts.length * ENOUGH ? 0 : 1;
}

/** Whether the product as it is shows a finding, which is told: a mutant would show it too. */
async function isSick(terms: Terms): Promise<boolean> {
  const found = await lifeIn(ROOT, terms, availableParallelism());
  if (found)
    process.stdout.write(`the product as it is: found by ${found.judge} in life ${found.life}, so nothing counts\n`);
  return found !== undefined;
}

export async function mutantNames(): Promise<string[]> {
  return (await readdir(MUTANTS_FOLDER)).filter((name) => name.endsWith(".patch")).sort();
}

function lineOf({ name, life, judge }: Hunt): string {
  const mutant = `mutant ${name.replace(/\.patch$/, "")}`;
  return life === undefined ? `${mutant}: not found` : `${mutant}: found by ${judge} in life ${life}`;
}

async function copyOfProduct(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "compath-mutant-"));
  for (const name of await readdir(ROOT)) {
    if (!LEFT_OUT.test(name)) await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}

async function huntIn(copy: string, name: string, terms: Terms): Promise<Hunt> {
  const patch = path.join(MUTANTS_FOLDER, name);
  await apply(copy, [patch]);
  const found = await lifeIn(copy, terms);
  await apply(copy, ["--reverse", patch]);
  return { name, life: found?.life, judge: found?.judge ?? "" };
}

/** @throws where the product has changed under a patch: then no life would meet the defect */
async function apply(folder: string, words: readonly string[]): Promise<void> {
  const child = spawn("git", ["apply", ...words], { cwd: folder, stdio: "ignore" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${words.at(-1)} does not apply any more: make it anew from the code as it is.`);
}

/** A life of these in which this copy shows a finding: with one worker the first. */
async function lifeIn(folder: string, { server, seed, from, lives }: Terms, workers = 1) {
  const words = [
    "--import",
    "tsx",
    "scripts/simulate.ts",
    "--seed",
    `${seed}`,
    "--lives",
    `${lives}`,
    "--from",
    `${from}`,
    "--first",
    "--workers",
    `${workers}`,
  ];
  const said = await run(folder, process.execPath, words, { SIMULATION_SERVER: server });
  const [, judge] = /^FINDING (.+?):/m.exec(said) ?? [];
  const [, life] = /^Again: .* --life (\d+)$/m.exec(said) ?? [];
  if (judge !== undefined && life !== undefined) return { judge, life: Number(life) };
  if (!/^simulate: seed \d+, \d+ lives/m.test(said)) return { judge: "not running", life: 0 };
  return undefined;
}

async function run(cwd: string, program: string, words: readonly string[], more = {}): Promise<string> {
  const child = spawn(program, words, { cwd, env: { ...process.env, ...more }, stdio: ["ignore", "pipe", "ignore"] });
  return text(child.stdout);
}
