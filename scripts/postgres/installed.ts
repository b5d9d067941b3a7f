import { existsSync, globSync } from "node:fs";
import path from "node:path";

const NEEDED = ["initdb", "postgres", "pg_dump", "pg_restore"];

/**
 * The folder with `bin` of a PostgreSQL that the machine itself has, server and dump programs of one release; the newest. The one that npm
 * installs has no dump programs, and older ones refuse a newer server. Undefined where there is none.
 */
export function installedPostgres(): string | undefined {
  const folders = globSync("/usr/lib/postgresql/*/bin").toSorted((one, other) => versionIn(other) - versionIn(one));
  const onPath = (process.env.PATH ?? "").split(path.delimiter);
  const complete = [...folders, ...onPath].find((bin) => NEEDED.every((name) => existsSync(path.join(bin, name))));
  return complete === undefined ? undefined : path.dirname(complete);
}

function versionIn(bin: string): number {
  return Number(path.basename(path.dirname(bin)));
}
