import type { Prisma } from "@/lib/db/generated/client";
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

/**
 * Starts `works` one after the other while a transaction holds what `hold` locks or inserts, takes that back once every
 * one of them waits for it, and gives what became of them.
 * @throws Error when one of them ends before: then they do not contend, and the test would show nothing
 */
export async function contending<T>(hold: Prisma.Sql, works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const started: Promise<T>[] = [];
  const letGo = new Error("Let go.");
  const holding = testDb().$transaction(async (holder) => {
    await holder.$executeRaw(hold);
    for (const [position, work] of works.entries()) {
      const ending = work();
      ending.catch(() => undefined);
      started.push(ending);
      await Promise.race([waitingForLocks(position + 1), ending.then(notHeld, notHeld)]);
    }
    throw letGo;
  });
  await holding.catch((error: unknown) => {
    if (error !== letGo) throw error;
  });
  return Promise.all(started);
}

function notHeld(): never {
  throw new Error("This work has ended without waiting for what is held.");
}
