import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { cancelMeetingsOf } from "@/lib/meetings/change/cancel-meetings-of";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Closes an account: every session, API key and push subscription of it ends with it, and the meetings that it hosts are
 * called off. Where a host invited its address and never learned of an account, the invitation goes on as that of a guest, so
 * that the host learns of none now either; any other email to it is skipped from then on. Doing it again changes nothing.
 * @throws AppError `forbidden`
 */
export async function deactivateUser(ctx: Context, userId: string): Promise<void> {
  requireOperator(ctx);
  const at = rfc3339Of(ctx.now());
  await inTransaction(ctx.db, async (tx) => {
    await tx.user.updateMany({ where: { id: userId, deactivatedAt: null }, data: { deactivatedAt: at } });
    await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
    await tx.apiKey.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
    await tx.pushSubscription.deleteMany({ where: { userId } });
    await cancelMeetingsOf(ctx, tx, userId);
    await tx.invitation.updateMany({ where: { userId, addressOnly: true }, data: { userId: null, kind: "external" } });
  });
}
