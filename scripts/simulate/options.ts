import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

export type Options = {
  readonly lives: number;
  readonly seed: number;
  /** This life alone. */
  readonly life: number | undefined;
  readonly kills: boolean;
  readonly mutants: boolean;
  /** This mutant alone. */
  readonly mutant: string | undefined;
  readonly json: string | undefined;
  /** Ends with the first finding. */
  readonly first: boolean;
  /** How many processes live lives at the same time. */
  readonly workers: number;
};

/** @throws Error with a sentence about the first word that cannot be read */
export function optionsOf(words: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      lives: { type: "string", default: "1000" },
      seed: { type: "string" },
      life: { type: "string" },
      kills: { type: "boolean", default: false },
      series: { type: "boolean", default: false },
      http: { type: "boolean", default: false },
      mutants: { type: "boolean", default: false },
      json: { type: "string" },
      first: { type: "boolean", default: false },
      workers: { type: "string", default: `${availableParallelism()}` },
    },
  });
  const { lives, seed, life, mutants, json, series, http, workers, ...flags } = values;
  if (series) throw new Error("Leave --series out: meetings do not repeat yet, so no life can have one that does.");
  if (http)
    throw new Error("Leave --http out: lives go through the handlers in this process, not yet to a built server.");
  if (positionals.length > (mutants ? 1 : 0))
    throw new Error(`Leave “${positionals.at(-1)}” out: only --mutants takes a name.`);
  return {
    ...flags,
    lives: wholeOf("lives", lives),
    seed: seed === undefined ? randomInt(1, 2 ** 31) : wholeOf("seed", seed),
    life: life === undefined ? undefined : wholeOf("life", life),
    workers: Math.max(1, wholeOf("workers", workers)),
    mutants,
    mutant: positionals[0],
    json,
  };
}

function wholeOf(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`Give --${name} as a whole number, not “${text}”.`);
  return Number(text);
}
