import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { accessCommands } from "@/scripts/admin/access-commands";
import type { Command } from "@/scripts/admin/command";
import { operationCommands } from "@/scripts/admin/operation-commands";
import { relationshipCommands } from "@/scripts/admin/relationship-commands";
import { userCommands } from "@/scripts/admin/user-commands";
import { Stop } from "@/scripts/terminal";

const commands: Record<string, Command> = {
  ...userCommands,
  ...relationshipCommands,
  ...accessCommands,
  ...operationCommands,
};

export type Ending = { readonly ok: boolean; readonly answer: Readonly<Record<string, unknown>> };

/** Carries out the command that the words name; a refusal becomes `{ error }`. Bugs are thrown. */
export async function runCommand(ctx: Context, words: readonly string[]): Promise<Ending> {
  const [noun = "", verb = "", ...options] = words;
  const command = commands[`${noun} ${verb}`];
  if (!command) return failed(`There is no such command. The commands are: ${Object.keys(commands).join(", ")}.`);
  try {
    return { ok: true, answer: await command(ctx, options) };
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
