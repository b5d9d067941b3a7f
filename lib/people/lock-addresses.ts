import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";

/**
 * Held until the transaction ends, so that inviting an address and its owner proving it come one after the other: whoever
 * is second sees what the first did. Any number may invite (`together`); proving takes the address `alone`.
 */
export async function lockAddresses(tx: Tx, emails: readonly string[], how: "together" | "alone"): Promise<void> {
  if (emails.length === 0) return;
  const lock = Prisma.raw(how === "alone" ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared");
  await tx.$executeRaw(Prisma.sql`
    select ${lock}(hashtextextended(email, 0)) from unnest(${[...emails]}::text[]) as email`);
}
