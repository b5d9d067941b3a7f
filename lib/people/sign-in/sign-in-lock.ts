import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";

/** One sign-in step at a time per address until the transaction ends, so that what is counted is counted exactly. */
export async function lockSignIns(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${email}`}, 0))`);
}
