import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bytes, int, neverNull, text } from "@/lib/db/shape";
import { keepDerivation } from "@/lib/kept-keys";

/** Every column of sealed bytes, with SQL for the row's key and for the place that its bytes belong to (lib/sealed-places.ts). */
const SEALED = [
  ["stored_mails", "sealed", "id::text", "'email:' || id"],
  ["push_subscriptions", "sealed", "id::text", "'push:' || user_id"],
  ["calendar_connections", "sealed_credentials", "id::text", "'calendar:' || user_id"],
  ["calendar_consents", "sealed_verifier", "id::text", "'consent:' || user_id"],
  ["idempotency_records", "sealed", "encode(id, 'hex')", "'answer:' || encode(id, 'hex')"],
] as const;

const ROWS_AT_ONCE = 500;

/**
 * Seals everything anew that was not sealed with the present `ENCRYPTION_KEY`, while the product goes on. Repeatable: it ends
 * where nothing is left under another key. @returns how many rows of each table, and how many are left
 */
export async function rotateKeys(ctx: Context): Promise<{ resealed: Record<string, number>; left: number }> {
  requireOperator(ctx);
  await keepDerivation(ctx.db, ctx.secrets);
  const resealed: Record<string, number> = {};
  for (const column of SEALED) resealed[column[0]] = await reseal(ctx, column);
  return { resealed, left: await countLeft(ctx) };
}

async function reseal({ db, secrets }: Context, [table, column, key, place]: (typeof SEALED)[number]) {
  const [from, bytesOf, keyOf, placeFrom] = [table, column, key, place].map(Prisma.raw);
  let done = 0;
  for (;;) {
    const rows = await query(db, { key: neverNull(text), place: neverNull(text), sealed: neverNull(bytes) })`
      /* reads everything: each sealed row, once for a new key */
      select ${keyOf} as key, ${placeFrom} as place, ${bytesOf} as sealed from ${from}
       where ${isOld(column, secrets.prefix)} limit ${ROWS_AT_ONCE}`;
    if (rows.length === 0) return done;
    for (const row of rows) {
      const fresh = secrets.seal(secrets.unseal(row.sealed, row.place), row.place);
      await db.$executeRaw(
        Prisma.sql`update ${from} set ${bytesOf} = ${fresh} where ${keyOf} = ${row.key} and ${bytesOf} = ${row.sealed}`,
      );
    }
    done += rows.length;
  }
}

async function countLeft({ db, secrets }: Context): Promise<number> {
  let left = 0;
  for (const [table, column] of SEALED) {
    const [row] = await query(db, { rows: neverNull(int) })`
      /* reads everything: as above */
      select count(*)::int as rows from ${Prisma.raw(table)} where ${isOld(column, secrets.prefix)}`;
    left += row?.rows ?? 0;
  }
  return left;
}

function isOld(column: string, prefix: Uint8Array): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(column)} is not null and substring(${Prisma.raw(column)} from 1 for ${prefix.length}::int) <> ${prefix}`;
}
