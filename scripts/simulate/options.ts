import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

export type Options = {
  readonly lives: number;
  readonly seed: number;
  /** The number of the first life. */
  readonly from: number;
  /** This life alone. */
  readonly life: number | undefined;
  readonly kills: boolean;
  /** All lives over HTTP, to the web server of a build. */
  readonly http: boolean;
  readonly mutants: boolean;
  /** This mutant alone. */
  readonly mutant: string | undefined;
  readonly json: string | undefined;
  /** Ends with the first finding. */
  readonly first: boolean;
  /** How many processes live lives at the same time. */
  readonly workers: number;
};

export const USAGE =
  "npm run simulate -- [--lives 1000] [--seed n] [--from n] [--life n] [--kills] [--http] [--first] [--workers n] [--json file] [--mutants [name]]";

/** What is wrong with the words of the command line, as a sentence. */
export class WrongWords extends Error {
  override readonly name = "WrongWords";
}

/** @throws WrongWords about the first word that cannot be read */
export function optionsOf(words: readonly string[]): Options {
  const { values, positionals } = parsed(words);
  const { lives, seed, from, life, mutants, json, series, workers, ...flags } = values;
  if (series)
    throw new WrongWords("Leave --series out: meetings do not repeat yet, so no life can have one that does.");
  if (flags.http && (flags.kills || mutants))
    throw new WrongWords(
      "Leave --http out: kills and mutants need the product in the process that lives, not a build.",
    );
  if (positionals.length > (mutants ? 1 : 0))
    throw new WrongWords(`Leave “${positionals.at(-1)}” out: only --mutants takes a name.`);
  return {
    ...flags,
    lives: wholeOf("lives", lives),
    from: wholeOf("from", from),
    seed: seed === undefined ? randomInt(1, 2 ** 31) : wholeOf("seed", seed),
    life: life === undefined ? undefined : wholeOf("life", life),
    workers: Math.max(1, wholeOf("workers", workers)),
    mutants,
    mutant: positionals[0],
    json,
  };
}

const OPTIONS = {
  lives: { type: "string", default: "1000" },
  seed: { type: "string" },
  from: { type: "string", default: "0" },
  life: { type: "string" },
  kills: { type: "boolean", default: false },
  series: { type: "boolean", default: false },
  http: { type: "boolean", default: false },
  mutants: { type: "boolean", default: false },
  json: { type: "string" },
  first: { type: "boolean", default: false },
  workers: { type: "string", default: `${availableParallelism()}` },
} as const;

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    // Node follows its sentence with advice about words that begin with a dash, which none of ours do.
    const [sentence] = error instanceof Error ? error.message.split(". ") : [String(error)];
    throw new WrongWords(`${sentence}.`);
  }
}

function wholeOf(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new WrongWords(`Give --${name} as a whole number, not “${text}”.`);
  return Number(text);
}
