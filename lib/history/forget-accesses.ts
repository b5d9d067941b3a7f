import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { int, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { markRows } from "@/lib/history/chain-mark";
import type { Secrets } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Takes out the looks from before an instant (epoch milliseconds): of each chain its beginning, up to the first row that is
 * younger. An anchor keeps where the rest begins, so that it can be followed still. @returns how many
 */
export function forgetAccesses(
  { db, secrets }: { db: PrismaClient; secrets: Secrets },
  before: number,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const last = await query(tx, { chainId: uuid, position: int, hash: text })`
      /* reads everything: once a day, for what is too old; its index holds ranges of pages */
      select a.chain_id as "chainId", a.position, encode(a.hash, 'hex') as hash
        from (select chain_id, max(position) as newest from accesses where at < ${instant(before)} group by chain_id) c
        cross join lateral (
          select coalesce(min(k.position) - 1, c.newest) as position from accesses k
           where k.chain_id = c.chain_id and k.position < c.newest and k.at >= ${instant(before)}
        ) old
        join accesses a on a.chain_id = c.chain_id and a.position = old.position`;
    if (last.length === 0) return 0;
    await tx.$executeRaw(
      markRows(
        last.map((row) => ({ ...row, log: "accesses", kind: "anchor" })),
        secrets,
      ),
    );
    // The trigger lets nothing else go (prisma/migrations).
    await tx.$executeRaw(Prisma.sql`select set_config('compath.forget_accesses_before', ${rfc3339Of(before)}, true)`);
    return tx.$executeRaw(Prisma.sql`
      delete from accesses a using jsonb_to_recordset(${JSON.stringify(last)}::jsonb) as r("chainId" uuid, position int)
       where a.chain_id = r."chainId" and a.position <= r.position`);
  });
}
