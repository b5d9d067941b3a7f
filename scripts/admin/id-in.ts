import { z } from "zod";
import { optionsIn } from "@/scripts/admin/words";
import { Stop } from "@/scripts/terminal";

/** The UUID that follows `--id`, or `--<name>` for commands that also take something else. @throws Stop */
export function idIn(words: readonly string[]): string {
  return uuid("id", optionsIn(words, { needed: ["id"] }).id);
}

export function uuid(name: string, text: string): string {
  const id = z.uuid().safeParse(text).data;
  if (id === undefined)
    throw new Stop(`The value of --${name} must be an id, for example 0193f3a0-0000-7000-8000-000000000000.`);
  return id;
}
