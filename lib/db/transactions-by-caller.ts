import { AsyncLocalStorage } from "node:async_hooks";
import type { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";
import type { PoolClient } from "pg";
import { sendInstantsWithOffset } from "@/lib/db/instants";

type Noted = { connection?: PoolClient; ended?: true };

/** An adapter that tells whoever opened a transaction on which connection it runs, as long as it runs. */
export class TransactionsByCaller implements SqlDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "@prisma/adapter-pg";
  readonly #inner: PrismaPg;
  readonly #noted = new AsyncLocalStorage<Noted>();

  constructor(inner: PrismaPg) {
    this.#inner = inner;
  }

  /** @param open opens one transaction; what it is given throws outside of that transaction's life */
  noting<T>(open: (connection: () => PoolClient) => Promise<T>): Promise<T> {
    const noted: Noted = {};
    const connection = () => {
      if (!noted.connection || noted.ended) throw new Error("This transaction has ended.");
      return noted.connection;
    };
    return this.#noted.run(noted, () => open(connection));
  }

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await this.#inner.connect();
    sendInstantsWithOffset(adapter);
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => {
      const transaction = await start(isolation);
      sendInstantsWithOffset(transaction);
      const noted = this.#noted.getStore();
      // Prisma opens others by itself, for nested writes outside of ours: the first is the one that was asked for.
      if (noted && !noted.connection) follow(transaction, noted);
      return transaction;
    };
    return adapter;
  }
}

/**
 * Notes the connection and the end of a transaction. Prisma also sends COMMIT or ROLLBACK when the time is up; what
 * follows would not be part of it.
 */
function follow(transaction: Transaction, noted: Noted): void {
  // Safe: adapter-pg 7.10.0 keeps the connection of a transaction there; lib/db/raw-statements.db.test.ts is red where it does not.
  noted.connection = (transaction as unknown as { client: PoolClient }).client;
  const execute = transaction.executeRaw.bind(transaction);
  transaction.executeRaw = (query) => {
    if (query.sql === "COMMIT" || query.sql === "ROLLBACK") noted.ended = true;
    return execute(query);
  };
}
