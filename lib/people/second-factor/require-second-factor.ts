import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { hasSecondFactor } from "@/lib/people/second-factor/begin-second-factor";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Whether the people of a practice must sign in with a second factor. When it begins, those without one are signed out, and set one
 * up when they sign in next. Keys of the API go on. @throws AppError `forbidden`, `not_found` for a practice of another name
 */
export async function requireSecondFactor(ctx: Context, practice: string, requiresSecondFactor: boolean) {
  requireOperator(ctx);
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.practice.updateMany({ where: { name: practice }, data: { requiresSecondFactor } });
    if (count === 0) throw new AppError("not_found", "There is no practice of this name. Name it as user create did.");
    if (!requiresSecondFactor) return { signedOut: 0 };
    const without = { practice: { name: practice }, NOT: hasSecondFactor };
    const where = { user: without, revokedAt: null, expiresAt: { gt: rfc3339Of(ctx.now()) } };
    const ended = await tx.session.updateMany({ where, data: { revokedAt: rfc3339Of(ctx.now()) } });
    return { signedOut: ended.count };
  });
}
