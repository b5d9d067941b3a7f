import { testDb } from "@/lib/testing/database";

/** Resolves once so many sessions of this file's database wait for a lock. */
export async function waitingForLocks(sessions: number): Promise<void> {
  for (;;) {
    const [row] = await testDb().$queryRaw<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.waiting ?? 0) >= sessions) return;
  }
}
