import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import { withEngine } from "@/scripts/database/engine";
import { Stop } from "@/scripts/terminal";

export const MIGRATIONS_FOLDER = path.resolve(import.meta.dirname, "../../prisma/migrations");

/** What a diff or a migration leaves alone: nothing of ours is managed elsewhere (pg-boss lives in its own schema). */
export const EVERYTHING = { externalTables: [], externalEnums: [] };

/** Applies what `prisma/migrations` holds and the database lacks, exactly like `prisma migrate deploy`. Answers the names applied. */
export async function applyMigrations(connectionString: string, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const migrationsList = await migrationList(folder);
  try {
    const { appliedMigrationNames } = await withEngine(connectionString, (engine) =>
      engine.applyMigrations({ migrationsList, filters: EVERYTHING }),
    );
    return appliedMigrationNames;
  } catch (error) {
    // The engine appends a backtrace of itself, which helps nobody here.
    const reason = String(error instanceof Error ? error.message : error).split("\n   0: ")[0];
    throw new Stop(`The database could not be migrated: ${reason}`);
  }
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
