import { createDb } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";

const NAME = "counted-for-deadlocks";

/**
 * How many deadlocks `work` ran into with the client that it is given. PostgreSQL counts them, so that one is seen even where a
 * transaction that was carried out anew hides it.
 */
export async function deadlocksOf(work: (db: PrismaClient) => Promise<unknown>): Promise<number> {
  const before = await counted();
  const db = createDb(`${testDatabaseUrl()}?application_name=${NAME}`, 16);
  await work(db);
  await db.$disconnect();
  // A session that ends hands in what it has counted.
  while (await isConnected());
  return (await counted()) - before;
}

async function counted(): Promise<number> {
  const [row] = await testDb().$queryRaw<{ deadlocks: bigint }[]>`
    select deadlocks from pg_stat_database where datname = current_database()`;
  return Number(row?.deadlocks);
}

async function isConnected(): Promise<boolean> {
  const sessions = await testDb().$queryRaw<unknown[]>`
    select 1 as one from pg_stat_activity where datname = current_database() and application_name = ${NAME}`;
  return sessions.length > 0;
}
