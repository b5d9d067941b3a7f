import { instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { notifyHostOfLoss } from "@/lib/deliveries/tell-host";
import type { Effects } from "@/lib/effects/effects";

/** What the host has to hear of, because only the host can do something about it. */
const LOSSES = ["gave_up", "address_suppressed", "render_error"];

/**
 * Ends a delivery that is still queued without a mail, so that the host sees why. States only move forward: one that has
 * left the queue stays as it is. @returns whether it was this call that ended it
 */
export function settleDelivery(
  { db, now }: Effects,
  deliveryId: string,
  state: "skipped" | "failed",
  reason: string,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const changed = await tx.$executeRaw`
      update deliveries set state = ${state}::delivery_state, reason = ${reason}, at = ${instant(now())}
       where id = ${deliveryId}::uuid and state = 'queued'`;
    if (changed > 0 && LOSSES.includes(reason)) await notifyHostOfLoss(tx, deliveryId, now());
    return changed > 0;
  });
}
