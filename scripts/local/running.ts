import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DATA_FOLDER, makeDataFolder, readJson } from "@/scripts/local/data-folder";
import { Stop } from "@/scripts/terminal";

/** What `npm start` or `npm run dev` has running in this folder, so that `npm run admin` and others find it. */
export type Running = { pid: number; environment: Record<string, string> };

const file = path.join(DATA_FOLDER, "running.json");

/** The program that is running in this folder now, if any. One that was killed left its note behind, which counts as none. */
export async function running(): Promise<Running | undefined> {
  const note = await readJson<Running>(file);
  return note && note.pid !== process.pid && isAlive(note.pid) ? note : undefined;
}

/** Claims this folder for one start. @throws Stop when another one runs here. */
export async function claimFolder(): Promise<void> {
  const other = await running();
  if (other) {
    const where = other.environment.APP_URL ? ` at ${other.environment.APP_URL}` : "";
    throw new Stop(
      `It is already running in this folder${where} (process ${other.pid}). Stop that one first, with Ctrl-C or kill ${other.pid}.`,
    );
  }
  await makeDataFolder();
  await announce({});
}

/** Tells other programs in this folder what to connect to. The database password is in it, hence the mode. */
export async function announce(environment: Record<string, string>): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify({ pid: process.pid, environment } satisfies Running), { mode: 0o600 });
}

export async function releaseFolder(): Promise<void> {
  await rm(file, { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
