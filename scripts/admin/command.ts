import type { Context } from "@/lib/context";

/** One command: the words after its name in, the JSON object to print out. */
export type Command = (ctx: Context, words: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;
