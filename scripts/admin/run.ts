import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { commands } from "@/scripts/admin/commands";
import { Stop } from "@/scripts/terminal";

export type Ending = { readonly ok: boolean; readonly answer: Readonly<Record<string, unknown>> };

/** Carries out the command that the words name; a refusal becomes `{ error }`. Bugs are thrown. */
export async function runCommand(ctx: Context, words: readonly string[]): Promise<Ending> {
  const [noun = "", verb = "", ...options] = words;
  const command = commands[`${noun} ${verb}`];
  if (!command) {
    return failed(`There is no such command. --help explains each: ${Object.keys(commands).join(", ")}.`);
  }
  try {
    const answer = await command.run(ctx, options);
    return { ok: command.succeeded(answer), answer };
  } catch (error) {
    if (error instanceof Stop) return failed(error.message);
    if (error instanceof AppError) return failed(sentenceOf(error));
    throw error;
  }
}

function failed(error: string): Ending {
  return { ok: false, answer: { error } };
}

/** At a command line there is no form whose fields could show what is wrong with them. */
function sentenceOf({ message, fields }: AppError): string {
  return fields.length > 0 ? fields.map(({ field, detail }) => `${field}: ${detail}`).join(" ") : message;
}
