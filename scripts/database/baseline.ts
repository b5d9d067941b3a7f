import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { PATIENCE } from "@/scripts/database/lock-patience";
import { MIGRATIONS_FOLDER } from "@/scripts/database/migrations";
import { Stop } from "@/scripts/terminal";

/** The last of the migrations that became one. Databases that it brought up to date have what the baseline makes. */
export const LAST_BEFORE_BASELINE = "20261126144505_change_messages";
export const BASELINE = "20261126150000_baseline";

/**
 * Records the baseline as applied in a database that its predecessors made, so that only what is newer is applied to it.
 * Leaves empty databases and those made by the baseline alone. Throws a `Stop` for a database that is older.
 */
export async function adoptBaseline(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, lock_timeout: PATIENCE.lockMilliseconds });
  await client.connect();
  try {
    if (!(await hasMigrations(client))) return;
    await client.query("begin");
    // Several instances may start at once.
    await client.query("lock table _prisma_migrations in share row exclusive mode");
    await recordUnlessThere(client);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

async function recordUnlessThere(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; complete: boolean }>(
    "select migration_name as name, finished_at is not null and rolled_back_at is null as complete from _prisma_migrations",
  );
  if (rows.length === 0 || rows.some(({ name }) => name === BASELINE)) return;
  if (!rows.some(({ name, complete }) => complete && name === LAST_BEFORE_BASELINE)) {
    throw new Stop(`This database is older than ${LAST_BEFORE_BASELINE}; update to ad555d2 first.`);
  }
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values (gen_random_uuid()::text, $1, $2, now(), now(), 0)`,
    [await checksum(), BASELINE],
  );
}

async function hasMigrations(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as there",
  );
  return rows[0]?.there === true;
}

/** As Prisma writes it for a migration that it applies. */
async function checksum(): Promise<string> {
  const script = await readFile(path.join(MIGRATIONS_FOLDER, BASELINE, "migration.sql"));
  return createHash("sha256").update(script).digest("hex");
}
