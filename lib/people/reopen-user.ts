import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { noteSecurityEvent } from "@/lib/history/security-events";

/**
 * Opens a closed account again, for an owner who did not close it: they can sign in, and nothing of it is erased. What closing
 * ended stays ended. Doing it to an open account changes nothing. @throws AppError `forbidden`, `not_found` once it is erased
 */
export async function reopenUser(ctx: Context, userId: string): Promise<void> {
  requireOperator(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, erasedAt: null, deactivatedAt: { not: null } },
      data: { deactivatedAt: null, eraseAskedAt: null },
    });
    if (count > 0) await noteSecurityEvent({ ...ctx, db: tx }, { kind: "account_reopened", userId });
    else if ((await tx.user.count({ where: { id: userId, erasedAt: null } })) === 0) {
      throw new AppError("not_found", "This account was erased, so there is nothing left to open. Make a new one.");
    }
  });
}
