import type { Db } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";

declare const insideTransaction: unique symbol;

/** Only `inTransaction` makes one, so a function that takes a `Tx` cannot be called outside a transaction. */
export type Tx = Db & { readonly [insideTransaction]: true };

const open = new WeakSet<object>();

/**
 * All of `work` or nothing. Called with a transaction that is already open, `work` joins it: that is how a web request
 * stores its idempotent answer together with what a verb did.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  // Safe: only transactions made below are in `open`.
  if (open.has(db)) return work(db as Tx);
  // Safe: what is not an open transaction is the client itself; nothing else is ever typed as Db.
  const client = db as PrismaClient;
  return client.$transaction(
    async (inner) => {
      open.add(inner);
      // Safe: the client Prisma hands to this callback is the transaction's own.
      return work(inner as Tx);
    },
    { maxWait: 10_000, timeout: 20_000 },
  );
}

/** Reads that all see the database as it was at one instant, however long they take. Nothing is written, nobody waits. */
export function inSnapshot<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (open.has(db)) throw new Error("A snapshot cannot begin inside a transaction.");
  // Safe: what is not an open transaction is the client itself; nothing else is ever typed as Db.
  const client = db as PrismaClient;
  return client.$transaction(
    async (inner) => {
      open.add(inner);
      // Safe: the client Prisma hands to this callback is the transaction's own.
      return work(inner as Tx);
    },
    { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: 3_600_000 },
  );
}
