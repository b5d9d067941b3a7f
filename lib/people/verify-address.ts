import type { Tx } from "@/lib/db/transaction";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Notes that the user reads mail at their address, unless that is known already. @param now epoch milliseconds */
export async function verifyAddress(tx: Tx, userId: string, now: number): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, emailVerifiedAt: null },
    data: { emailVerifiedAt: rfc3339Of(now) },
  });
}
