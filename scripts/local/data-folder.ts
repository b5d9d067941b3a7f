import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "../..");
/** Tests of starting name another one, so that they leave the developer's alone. */
export const DATA_FOLDER = process.env.COMPATH_DATA_FOLDER ?? path.join(ROOT, ".data");

/** What this machine made up for itself. All of it is lost with `.data/`, together with the database it protects. */
export type Secrets = { NEXTAUTH_SECRET: string; ENCRYPTION_KEY: string; postgresPassword: string };

const secretsFile = path.join(DATA_FOLDER, "secrets.json");

/** Others may pass through (the database's own account must), but not look around. */
export async function makeDataFolder(): Promise<void> {
  await mkdir(DATA_FOLDER, { recursive: true });
  await chmod(DATA_FOLDER, 0o711);
}

/** The secrets of this folder, if it ever made any. */
export async function knownSecrets(): Promise<Secrets | undefined> {
  return readJson<Secrets>(secretsFile);
}

/** The secrets of this folder, made once and readable by its owner only. */
export async function secrets(): Promise<Secrets> {
  const known = await knownSecrets();
  if (known) return known;
  await makeDataFolder();
  const base64 = () => randomBytes(32).toString("base64");
  const made = {
    NEXTAUTH_SECRET: base64(),
    ENCRYPTION_KEY: base64(),
    postgresPassword: randomBytes(16).toString("hex"),
  };
  await writeFile(secretsFile, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return made;
}

/** A file that we wrote ourselves; undefined when there is none. */
export async function readJson<T>(file: string): Promise<T | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  // Safe: only this program writes below .data/, in the shape that it reads.
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
