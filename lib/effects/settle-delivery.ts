import type { Effects } from "@/lib/effects/effects";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Ends a delivery that is still queued without a mail, so that the host sees why. States only move forward: one that has
 * left the queue stays as it is. @returns whether it was this call that ended it
 */
export async function settleDelivery(
  { db, now }: Effects,
  deliveryId: string,
  state: "skipped" | "failed",
  reason: string,
): Promise<boolean> {
  const changed = await db.$executeRaw`
    update deliveries set state = ${state}::delivery_state, reason = ${reason}, at = ${rfc3339Of(now())}::timestamptz
     where id = ${deliveryId}::uuid and state = 'queued'`;
  return changed > 0;
}
