import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { applyMigrations, MIGRATIONS_FOLDER } from "@/scripts/database/migrations";
import { readSchema, scriptToReach } from "@/scripts/database/schema-script";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";
import { runScript, Stop } from "@/scripts/terminal";

runScript(async () => {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Stop(
      "Give the migration a name of small letters, digits and underscores: npm run make-migration -- add_reminders",
    );
  }
  const sql = await whatMigrationsLack();
  if (!sql) throw new Stop("The schema has not changed since the last migration, so there is nothing to write.");
  const folder = path.join(MIGRATIONS_FOLDER, `${timestamp()}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), sql);
  console.log(
    `Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it, add what Prisma cannot express, and run npm run migrate.`,
  );
});

/** What a database that the migrations made lacks to be what prisma/schema.prisma says. */
async function whatMigrationsLack(): Promise<string> {
  const cluster = await startTemporaryCluster();
  try {
    const connectionString = cluster.connectionString("postgres");
    await applyMigrations(connectionString);
    return await scriptToReach(await readSchema(), connectionString);
  } finally {
    await cluster.stop();
  }
}

/** Like Prisma's: 14 digits of UTC, so that names sort by age. */
function timestamp(): string {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}
