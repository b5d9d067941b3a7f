import { testDb } from "@/lib/testing/database";

/** Resolves once so many sessions of this file's database, or of the one named, wait for a lock. */
export async function waitingForLocks(sessions: number, database?: string): Promise<void> {
  for (;;) {
    const [row] = await testDb().$queryRaw<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity
       where datname = coalesce(${database ?? null}, current_database()) and wait_event_type = 'Lock'`;
    if ((row?.waiting ?? 0) >= sessions) return;
  }
}
