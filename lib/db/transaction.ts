import { setTimeout } from "node:timers/promises";
import type { Db } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { isGivenWay } from "@/lib/db/outage";

declare const insideTransaction: unique symbol;

/** Only `inTransaction` makes one, so a function that takes a `Tx` cannot be called outside a transaction. */
export type Tx = Db & { readonly [insideTransaction]: true };

const open = new WeakSet<object>();

/** How often a transaction is begun at most, where others that ran beside it were let through first. */
const TRIES = 3;
const LONGEST_PAUSE_MILLISECONDS = 50;

/**
 * All of `work` or nothing. Called with a transaction that is already open, `work` joins it: that is how a web request
 * stores its idempotent answer together with what a verb did. One that PostgreSQL ended in favor of another stored nothing and is
 * carried out anew, so `work` changes nothing but the database.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  // Safe: only transactions made below are in `open`.
  if (open.has(db)) return work(db as Tx);
  // Safe: what is not an open transaction is the client itself; nothing else is ever typed as Db.
  const client = db as PrismaClient;
  for (let tried = 1; ; tried += 1) {
    try {
      return await once(client, work, { maxWait: 10_000, timeout: 20_000 });
    } catch (error) {
      if (tried === TRIES || !isGivenWay(error)) throw error;
      // Those that met would otherwise meet again.
      await setTimeout(Math.random() * LONGEST_PAUSE_MILLISECONDS);
    }
  }
}

/** Reads that all see the database as it was at one instant, however long they take. Nothing is written, nobody waits. */
export function inSnapshot<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (open.has(db)) throw new Error("A snapshot cannot begin inside a transaction.");
  // Safe: what is not an open transaction is the client itself; nothing else is ever typed as Db.
  const client = db as PrismaClient;
  return once(client, work, { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: 3_600_000 });
}

type Options = Parameters<PrismaClient["$transaction"]>[1];

function once<T>(client: PrismaClient, work: (tx: Tx) => Promise<T>, options: Options): Promise<T> {
  return client.$transaction(async (inner) => {
    open.add(inner);
    // Safe: the client Prisma hands to this callback is the transaction's own.
    return work(inner as Tx);
  }, options);
}
