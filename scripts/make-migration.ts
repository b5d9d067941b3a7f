import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { DiffTarget } from "@prisma/schema-engine-wasm";
import { withEngine } from "@/scripts/database/engine";
import { EVERYTHING, MIGRATIONS_FOLDER, migrationNames } from "@/scripts/database/migrations";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";
import { runScript, Stop } from "@/scripts/terminal";

/** The schema as the newest migration leaves it. The engine cannot derive it from the SQL without a second database. */
const SNAPSHOT = "schema.prisma";

runScript(async () => {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Stop(
      "Give the migration a name of small letters, digits and underscores: npm run make-migration -- add_reminders",
    );
  }
  const schema = await readFile(path.resolve(MIGRATIONS_FOLDER, "..", SNAPSHOT), "utf8");
  const sql = await difference(await lastSchema(), {
    tag: "schemaDatamodel",
    files: [{ path: SNAPSHOT, content: schema }],
  });
  if (/^(\s|--.*)*$/.test(sql))
    throw new Stop("The schema has not changed since the last migration, so there is nothing to write.");
  const folder = path.join(MIGRATIONS_FOLDER, `${timestamp()}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), sql);
  await writeFile(path.join(folder, SNAPSHOT), schema);
  console.log(
    `Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it, add what Prisma cannot express, and run npm run migrate.`,
  );
});

async function lastSchema(): Promise<DiffTarget> {
  await mkdir(MIGRATIONS_FOLDER, { recursive: true });
  const newest = (await migrationNames()).at(-1);
  if (!newest) return { tag: "empty" };
  const content = await readFile(path.join(MIGRATIONS_FOLDER, newest, SNAPSHOT), "utf8");
  return { tag: "schemaDatamodel", files: [{ path: SNAPSHOT, content }] };
}

/** Comparing two schemas reads no table, but the engine insists on a database that answers. */
async function difference(from: DiffTarget, to: DiffTarget): Promise<string> {
  const cluster = await startTemporaryCluster();
  try {
    const { stdout } = await withEngine(cluster.connectionString("postgres"), (engine) =>
      engine.diff({ from, to, script: true, exitCode: null, filters: EVERYTHING }),
    );
    return stdout ?? "";
  } finally {
    await cluster.stop();
  }
}

/** Like Prisma's: 14 digits of UTC, so that names sort by age. */
function timestamp(): string {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}
