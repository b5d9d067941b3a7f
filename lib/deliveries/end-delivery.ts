import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { Channel } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, neverNull, text } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { countDelivery } from "@/lib/metrics/measure-deliveries";
import { notify } from "@/lib/notifications/notify";

/** What the host has to hear of, because only the host can do something about it. */
const LOSSES = ["gave_up", "address_suppressed", "render_error"];

/**
 * Ends a delivery that is still queued without a mail, so that the host sees why. States only move forward: one that has
 * left the queue stays as it is. @returns whether it was this call that ended it
 */
export async function settleDelivery(
  { db, now }: Pick<Context, "db" | "now">,
  deliveryId: string,
  state: "skipped" | "failed",
  reason: string,
): Promise<boolean> {
  const ended = await inTransaction(db, async (tx) => {
    const [changed] = await query(tx, { channel: neverNull(enumOf(Channel)), template: text })`
      update deliveries set state = ${state}::delivery_state, reason = ${reason}, at = ${instant(now())}
       where id = ${deliveryId}::uuid and state = 'queued' returning channel, template`;
    if (changed && LOSSES.includes(reason)) await notifyHostOfLoss(tx, deliveryId, now());
    return changed;
  });
  if (ended) countDelivery({ ...ended, state, reason });
  return ended !== undefined;
}

/**
 * Tells the host in the app that a message did not arrive, once per message, unless that template is gone
 * (docs/design/product.md#19). A meeting's losses of one revision share one notification, the newest first: fifty dead
 * addresses are one thing to look at.
 */
export async function notifyHostOfLoss(tx: Tx, deliveryId: string, now: number): Promise<void> {
  await notify(
    tx,
    Prisma.sql`
      select m.host_id as user_id, m.id as meeting_id, d.revision, 'delivery_failed' as kind,
             jsonb_build_array(jsonb_build_object('field', 'delivery', 'deliveryId', d.id, 'invitationId', d.invitation_id)) as changes,
             ${instant(now)} as created_at
        from deliveries d join meetings m on m.id = d.meeting_id
       where d.id = ${deliveryId}::uuid`,
    Prisma.sql`
      on conflict (user_id, meeting_id, revision, kind) do update
      set changes = excluded.changes || notifications.changes, read_at = null, created_at = excluded.created_at
       where not notifications.changes @> jsonb_build_array(jsonb_build_object('deliveryId', ${deliveryId}::text))`,
  );
}
