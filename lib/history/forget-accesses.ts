import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Takes out the looks from before an instant (epoch milliseconds). Of each chain that is its beginning, so what is left is
 * a whole chain still. @returns how many
 */
export function forgetAccesses(db: PrismaClient, before: number): Promise<number> {
  return inTransaction(db, async (tx) => {
    // The trigger lets nothing else go (prisma/migrations).
    await tx.$executeRaw(Prisma.sql`select set_config('compath.forget_accesses_before', ${rfc3339Of(before)}, true)`);
    return tx.$executeRaw(Prisma.sql`delete from accesses where at < ${instant(before)}`);
  });
}
