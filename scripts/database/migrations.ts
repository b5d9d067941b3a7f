import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { Client } from "pg";
import { withEngine } from "@/scripts/database/engine";
import { LOCK_TIMEOUT, PATIENCE, type Patience } from "@/scripts/database/lock-patience";
import { Stop } from "@/scripts/terminal";

export const MIGRATIONS_FOLDER = path.resolve(import.meta.dirname, "../../prisma/migrations");

/** What a diff or a migration leaves alone: nothing of ours is managed elsewhere (pg-boss lives in its own schema). */
export const EVERYTHING = { externalTables: [], externalEnums: [] };

/** Applies what `prisma/migrations` holds and the database lacks, exactly like `prisma migrate deploy`. Answers the names applied. */
export async function applyMigrations(
  connectionString: string,
  folder = MIGRATIONS_FOLDER,
  patience = PATIENCE,
): Promise<string[]> {
  const migrationsList = await migrationList(folder);
  try {
    const apply = (engine: SchemaEngine) => engine.applyMigrations({ migrationsList, filters: EVERYTHING });
    const { appliedMigrationNames } = await withEngine(connectionString, apply, patience);
    return appliedMigrationNames;
  } catch (error) {
    // The engine appends a backtrace of itself, which helps nobody here.
    const reason = String(error instanceof Error ? error.message : error).split("\n   0: ")[0];
    if (reason?.includes(LOCK_TIMEOUT)) throw await gaveUp(connectionString, patience);
    throw new Stop(`The database could not be migrated: ${reason}`);
  }
}

/** The engine has noted a failure that a person has to look into. Nothing was done, so the next run may simply try again. */
async function gaveUp(connectionString: string, { tries, lockMilliseconds }: Patience): Promise<Stop> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client
    .query<{ name: string }>(
      `update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null
       returning migration_name as name`,
    )
    .finally(() => client.end());
  return new Stop(
    `The migration ${rows[0]?.name} waits for a lock that somebody else holds: ${tries} tries of ${lockMilliseconds / 1000} s were in vain. Nothing of it was done. End what works on the database for long, then run npm run migrate again.`,
  );
}

/** Names of the migration folders, oldest first. */
export async function migrationNames(folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function migrationList(folder: string): Promise<MigrationList> {
  const names = await migrationNames(folder);
  return {
    baseDir: folder,
    lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.map((name) => migrationDirectory(folder, name))),
  };
}

async function migrationDirectory(folder: string, name: string) {
  const content = await readFile(path.join(folder, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: content } } };
}
