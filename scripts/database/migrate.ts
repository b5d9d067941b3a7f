import { PgBoss } from "pg-boss";
import { createQueues } from "@/lib/outbox/queues";
import { adoptBaseline } from "@/scripts/database/baseline";
import { PATIENCE, patiently } from "@/scripts/database/lock-patience";
import { applyMigrations } from "@/scripts/database/migrations";

/** Brings a database to the state that this version of the program needs: our tables, pg-boss's own and its queues. Repeatable. */
export async function migrate(connectionString: string): Promise<{ applied: string[] }> {
  await patiently(PATIENCE, () => adoptBaseline(connectionString));
  const applied = await applyMigrations(connectionString);
  await patiently(PATIENCE, () => bringQueuesUpToDate(connectionString));
  return { applied };
}

/** pg-boss is part of the database too, and its tables are in use while it changes them. */
async function bringQueuesUpToDate(connectionString: string): Promise<void> {
  const options = `-c lock_timeout=${PATIENCE.lockMilliseconds}`;
  const settings = { connectionString, options, supervise: false, schedule: false };
  const boss = new PgBoss(settings);
  try {
    await boss.start();
    await createQueues(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}
