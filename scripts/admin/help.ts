import type { Option } from "@/scripts/admin/command";
import { commands } from "@/scripts/admin/commands";

const ASKED = ["--help", "-h"];

/** The help that the words ask for: of one command with its options, or of all; undefined where they ask for none. Pure. */
export function helpFor(words: readonly string[]): string | undefined {
  if (!words.some((word) => ASKED.includes(word))) return undefined;
  const name = words.slice(0, 2).join(" ");
  const command = commands[name];
  if (!command)
    return [HEAD, "", ...inColumns(Object.entries(commands).map(([each, { does }]) => [each, does]))].join("\n");
  const needed = command.options.filter((option) => option.needed).map(({ usage }) => ` ${usage}`);
  const more = command.options.length > needed.length ? " [options]" : "";
  const head = [command.does, "", `npm run admin -- ${name}${needed.join("")}${more}`];
  return [...head, ...(command.options.length > 0 ? ["", ...inColumns(command.options.map(rowOf))] : [])].join("\n");
}

const HEAD = [
  "npm run admin -- <command> [options]",
  "",
  "Each command prints one JSON object and ends with 1 when it was refused. Its options: <command> --help",
].join("\n");

function rowOf({ usage, needed, means }: Option): [string, string] {
  return [usage, needed ? means : `${means} Can be left out.`];
}

function inColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, means]) => `  ${name.padEnd(width)}${means}`);
}
