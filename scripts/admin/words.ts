import { parseArgs } from "node:util";
import { Stop } from "@/scripts/terminal";

type Wanted<Needed extends string, Optional extends string, Flag extends string> = {
  readonly needed?: readonly Needed[];
  readonly optional?: readonly Optional[];
  readonly flags?: readonly Flag[];
};

/** What was given after a command: a text for each option with a value, and whether each flag was there. */
export type Given<Needed extends string, Optional extends string, Flag extends string> = Record<Needed, string> &
  Record<Optional, string | undefined> &
  Record<Flag, boolean>;

/**
 * The options that follow a command: `--name value` for what is needed or optional, `--name` for flags.
 * @throws Stop with a sentence about the first option that is missing, unknown or without a value
 */
export function optionsIn<Needed extends string = never, Optional extends string = never, Flag extends string = never>(
  words: readonly string[],
  { needed = [], optional = [], flags = [] }: Wanted<Needed, Optional, Flag>,
): Given<Needed, Optional, Flag> {
  const values: Record<string, unknown> = parse(words, [...needed, ...optional], flags);
  for (const name of needed) {
    if (typeof values[name] !== "string" || values[name] === "") throw new Stop(`Add --${name} with its value.`);
  }
  const flagged = Object.fromEntries(flags.map((name) => [name, values[name] === true]));
  // Safe: the needed ones were checked above, parseArgs makes strings of the others, and flags became booleans.
  return { ...values, ...flagged } as Given<Needed, Optional, Flag>;
}

function parse(words: readonly string[], texts: readonly string[], flags: readonly string[]) {
  const options = Object.fromEntries([
    ...texts.map((name) => [name, { type: "string" as const }]),
    ...flags.map((name) => [name, { type: "boolean" as const }]),
  ]);
  try {
    return parseArgs({ args: [...words], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    if (error instanceof TypeError) throw new Stop(`${error.message.split(". ")[0]}.`);
    throw error;
  }
}
