import type { Context } from "@/lib/context";
import { type Given, optionsIn } from "@/scripts/admin/words";

type Answer = Readonly<Record<string, unknown>>;

/** What each option means, by its name. */
type Options<Name extends string> = Readonly<Record<Name, string>>;

type Wanted<Needed extends string, Optional extends string, Flag extends string> = {
  /** What the command is for, as a sentence. */
  readonly does: string;
  readonly needed?: Options<Needed>;
  readonly optional?: Options<Optional>;
  readonly flags?: Options<Flag>;
  readonly run: (ctx: Context, given: Given<Needed, Optional, Flag>) => Promise<Answer>;
  /** Whether the answer is a success, for a command that can find faults. */
  readonly succeeded?: (answer: Answer) => boolean;
};

/** One command: what its help says, and how the words after its name become the JSON object to print. */
export type Command = {
  readonly does: string;
  readonly options: readonly Option[];
  readonly run: (ctx: Context, words: readonly string[]) => Promise<Answer>;
  readonly succeeded: (answer: Answer) => boolean;
};

/** `usage` is how the option is typed; an option that is not `needed` can be left out. */
export type Option = { readonly usage: string; readonly needed: boolean; readonly means: string };

/** A command whose options are read, checked and explained from one declaration. */
export function command<Needed extends string = never, Optional extends string = never, Flag extends string = never>(
  wanted: Wanted<Needed, Optional, Flag>,
): Command {
  const { does, run, succeeded = () => true } = wanted;
  const [needed, optional, flags] = [listed(wanted.needed), listed(wanted.optional), listed(wanted.flags)];
  const named = { needed: namesOf(needed), optional: namesOf(optional), flags: namesOf(flags) };
  return {
    does,
    succeeded,
    options: [
      ...needed.map(([name, means]) => ({ usage: `--${name} <value>`, needed: true, means })),
      ...optional.map(([name, means]) => ({ usage: `--${name} <value>`, needed: false, means })),
      ...flags.map(([name, means]) => ({ usage: `--${name}`, needed: false, means })),
    ],
    run: async (ctx, words) => run(ctx, optionsIn(words, named)),
  };
}

function listed<Name extends string>(options: Options<Name> | undefined): [Name, string][] {
  // Safe: the names of a literal are those of its type.
  return Object.entries(options ?? {}) as [Name, string][];
}

function namesOf<Name extends string>(options: readonly [Name, string][]): Name[] {
  return options.map(([name]) => name);
}
