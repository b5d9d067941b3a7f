import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";

/**
 * Transaction-scoped lock per address: shared for inviting (`together`), exclusive for verifying (`alone`), so that an
 * invitation and the verification of its address never interleave. The second sees what the first did.
 */
export async function lockAddresses(tx: Tx, emails: readonly string[], how: "together" | "alone"): Promise<void> {
  if (emails.length === 0) return;
  const lock = Prisma.raw(how === "alone" ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared");
  await tx.$executeRaw(Prisma.sql`
    select ${lock}(hashtextextended(email, 0)) from unnest(${[...emails]}::text[]) as email`);
}
