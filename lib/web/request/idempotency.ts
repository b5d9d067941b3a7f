import { createHash } from "node:crypto";
import { z } from "zod";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool, bytes, int, jsonColumn, type RowOf } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { placeOf } from "@/lib/sealed-places";
import { DAY } from "@/lib/time/durations";

/** An answer as it can be stored and given again. */
export type StoredAnswer = { status: number; headers: Record<string, string>; body: string };

export type KeyedRequest = { caller: string; method: string; path: string; key: string; body: string };

const KEY = /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** The `Idempotency-Key` of a request, if it has one. @throws AppError `malformed` when it is not 1 to 255 printable ASCII characters. */
export function idempotencyKeyOf(request: Request): string | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (KEY.test(key)) return key;
  throw new AppError("malformed", "Give an Idempotency-Key of 1 to 255 printable ASCII characters.");
}

/**
 * Carries the request out once: work and answer are stored in one transaction, so that a crash leaves both or neither and a
 * retry finds the answer. @throws AppError `idempotency_in_progress` while the first is running, `idempotency_mismatch`
 * when the key came with another body. Refusals store nothing, so their key is free again.
 */
export function idempotently(
  ctx: Context,
  request: KeyedRequest,
  work: (ctx: Context) => Promise<StoredAnswer>,
  whenBusy: "refuse" | "wait" = "refuse",
): Promise<StoredAnswer> {
  const { caller, method, path, key, body } = request;
  const id = hash(JSON.stringify([caller, method, path, key]));
  return inTransaction(ctx.db, async (tx) => {
    await lock(tx, id, whenBusy);
    const stored = await findStored(tx, id, instant(ctx.now() - DAY));
    if (stored) return replay(ctx, id, stored, hash(body));

    const answer = await work({ ...ctx, db: tx });
    await tx.$executeRaw(Prisma.sql`
      insert into idempotency_records (id, body_hash, status, headers, sealed, created_at)
      values (${id}, ${hash(body)}, ${answer.status}, ${JSON.stringify(answer.headers)}::jsonb, ${ctx.secrets.seal(answer.body, placeOf.answer(id))}, ${instant(ctx.now())})
      on conflict (id) do update set body_hash = excluded.body_hash, status = excluded.status, headers = excluded.headers,
                                     sealed = excluded.sealed, created_at = excluded.created_at`);
    return answer;
  });
}

/** Held until the transaction ends, also when the process dies. A second program is told; a person's second click waits. */
async function lock(tx: Tx, id: Uint8Array, whenBusy: "refuse" | "wait"): Promise<void> {
  const number = Buffer.from(id).readBigInt64BE();
  if (whenBusy === "wait") {
    await tx.$executeRaw(Prisma.sql`select pg_advisory_xact_lock(${number}::bigint)`);
    return;
  }
  const [row] = await query(tx, { held: bool })`select pg_try_advisory_xact_lock(${number}::bigint) as held`;
  if (!row?.held) {
    throw new AppError(
      "idempotency_in_progress",
      "The first request with this Idempotency-Key is still running. Try again in a second.",
      [],
      1,
    );
  }
}

const stored = {
  bodyHash: bytes,
  status: int,
  headers: jsonColumn("idempotency_records.headers", z.record(z.string(), z.string())),
  sealed: bytes,
};
type Stored = RowOf<typeof stored>;

/** A statement of its own, so that it sees what the lock's former holder committed. */
async function findStored(tx: Tx, id: Uint8Array, newerThan: Prisma.Sql): Promise<Stored | undefined> {
  const [row] = await query(tx, stored)`
    select body_hash as "bodyHash", status, headers, sealed from idempotency_records where id = ${id} and created_at > ${newerThan}`;
  return row;
}

function replay(ctx: Context, id: Uint8Array, stored: Stored, bodyHash: Uint8Array): StoredAnswer {
  if (!Buffer.from(stored.bodyHash).equals(bodyHash)) {
    throw new AppError(
      "idempotency_mismatch",
      "This Idempotency-Key came with another body before. Use a new key for a new request.",
    );
  }
  return {
    status: stored.status,
    headers: { ...stored.headers, "Idempotency-Replayed": "true" },
    body: ctx.secrets.unseal(stored.sealed, placeOf.answer(id)),
  };
}

function hash(text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(text).digest());
}
