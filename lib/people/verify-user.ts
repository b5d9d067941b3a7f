import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { verifyAddress } from "@/lib/people/verify-address";

/** The operator vouches that the user reads mail at their address. @throws AppError `forbidden` */
export function verifyUser(ctx: Context, userId: string): Promise<void> {
  requireOperator(ctx);
  return inTransaction(ctx.db, (tx) => verifyAddress(tx, userId, ctx.now()));
}
