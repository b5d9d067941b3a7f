import { PgBoss } from "pg-boss";
import { createQueues } from "@/lib/outbox/queues";
import { adoptBaseline } from "@/scripts/database/baseline";
import { applyMigrations } from "@/scripts/database/migrations";

/** Brings a database to the state that this version of the program needs: our tables, pg-boss's own and its queues. Repeatable. */
export async function migrate(connectionString: string): Promise<{ applied: string[] }> {
  await adoptBaseline(connectionString);
  const applied = await applyMigrations(connectionString);
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
  await boss.start();
  try {
    await createQueues(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
  return { applied };
}
