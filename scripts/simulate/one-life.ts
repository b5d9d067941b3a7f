import type { Script } from "@/scripts/simulate/acts/act";
import { drawScript, withKills } from "@/scripts/simulate/acts/draw";
import type { Finding } from "@/scripts/simulate/judge/finding";
import { type Lived, live } from "@/scripts/simulate/live";
import type { Options } from "@/scripts/simulate/options";
import { shrink } from "@/scripts/simulate/shrink";
import type { Installation } from "@/scripts/simulate/world/world";

/** How often a finding of a life with kills is looked for again. */
const MOST_REPLAYS = 10;

/** What is told of one life. All of it can be written as JSON, because lives also take place in other processes. */
export type Told = Pick<Lived, "acts" | "cells"> & { readonly life: number; readonly found: Found | undefined };

export type Found = {
  readonly judge: string;
  readonly sentence: string;
  /** Whether it was seen again. */
  readonly steady: boolean;
  readonly script: Script;
};

export type Terms = Pick<Options, "seed" | "kills" | "first" | "http">;

/** Lives one life of a seed; what is found is looked for again, and its script made shorter. */
export async function liveOne(installation: Installation, terms: Terms, life: number): Promise<Told> {
  const script = scriptOf(terms, life);
  const lived = await live(installation, script);
  return { life, acts: lived.acts, cells: lived.cells, found: await foundIn(installation, terms, { script, lived }) };
}

/** Every so many lives of a run one goes over HTTP: a built server costs more than handlers in this process. */
const HTTP_EVERY = 50;

function scriptOf({ seed, kills, http }: Terms, life: number): Script {
  const script = drawScript(seed, life);
  if (kills) return withKills(script);
  return http || life % HTTP_EVERY === HTTP_EVERY - 1 ? { ...script, http: true } : script;
}

type Ended = { readonly script: Script; readonly lived: Lived };

async function foundIn(
  installation: Installation,
  { kills, first }: Terms,
  { script, lived }: Ended,
): Promise<Found | undefined> {
  if (!lived.finding) return undefined;
  const steady = first || !kills || (await returns(installation, script, lived.finding));
  const smallest = first || !steady ? { script, finding: lived.finding } : await shrink(installation, script, lived);
  return { judge: smallest.finding.judge, sentence: smallest.finding.message, steady, script: smallest.script };
}

/** Whether the same judge finds something again. Where a process dies, threads of the database decide what else was done. */
async function returns(installation: Installation, script: Script, { judge }: Finding): Promise<boolean> {
  for (let replay = 0; replay < MOST_REPLAYS; replay++) {
    const { finding } = await live(installation, script);
    if (finding?.judge === judge) return true;
  }
  return false;
}
