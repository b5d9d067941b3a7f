import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type PoolConfig } from "pg";
import { type Prisma, PrismaClient } from "@/lib/db/generated/client";
import { readInstantsInUtc } from "@/lib/db/instants";
import { closeWhenReadOnly } from "@/lib/db/outage";
import { runOn, withDirectStatements } from "@/lib/db/raw-statements";
import { TransactionsByCaller } from "@/lib/db/transactions-by-caller";
import { measurePool } from "@/lib/metrics/round-trips";

/** The database, or an open transaction of it: verbs take either (`lib/db/transaction.ts`). */
export type Db = Prisma.TransactionClient;

/** A request to a database that is not there is answered within five seconds. */
const CONNECT_MILLISECONDS = 4_000;

/**
 * A client with its own pool. Nothing of it belongs to a session, for a pooler may stand in between: no startup options, named
 * statements or settings, and instants carry their offset both ways (lib/db/instants.ts; docs/design/stack.md#trap-2).
 * Statements that are written as SQL skip Prisma's query compiler, which costs more than their way to PostgreSQL
 * (docs/decisions/0022).
 */
export function createDb(connectionString: string, poolSize = 10, more: PoolConfig = {}): PrismaClient {
  const pool = new Pool({ connectionString, max: poolSize, connectionTimeoutMillis: CONNECT_MILLISECONDS, ...more });
  measurePool(pool);
  pool.on("connect", readInstantsInUtc).on("connect", closeWhenReadOnly);
  // An idle connection that breaks is dropped, and the next statement opens another one.
  pool.on("error", () => undefined);
  const transactions = new TransactionsByCaller(new PrismaPg(pool));
  const client = new PrismaClient({ adapter: transactions });
  const shared: Pick<PrismaClient, "$transaction" | "$disconnect"> = {
    // Safe: the only form that the product uses; `inTransaction` is its one caller.
    $transaction: ((work: (tx: Db) => Promise<unknown>, options?: object) =>
      transactions.noting((connection) =>
        client.$transaction((tx) => work(withDirectStatements(tx, runOn(connection))), options),
      )) as PrismaClient["$transaction"],
    $disconnect: async () => {
      await client.$disconnect();
      if (!pool.ending) await pool.end();
    },
  };
  return withDirectStatements(
    client,
    runOn(() => pool),
    shared,
  );
}
