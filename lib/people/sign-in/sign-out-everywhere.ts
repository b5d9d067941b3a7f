import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { noteAndNotifyOwner } from "@/lib/history/notify-owner";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Ends every session of the person, this one too: each browser is signed out at its next request. API keys stay. */
export async function signOutEverywhere(ctx: Context): Promise<void> {
  const data = { revokedAt: rfc3339Of(ctx.now()) };
  const userId = requireSelf(ctx);
  await inTransaction(ctx.db, async (tx) => {
    await tx.session.updateMany({ where: { userId, revokedAt: null }, data });
    await noteAndNotifyOwner(tx, ctx, { kind: "sessions_ended", userId });
  });
}
