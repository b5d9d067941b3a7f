import type { Context } from "@/lib/context";
import { Channel } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, neverNull, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { notifyHostOfLoss } from "@/lib/deliveries/end-delivery";
import { NOT_DELIVERED, TEMPORARY } from "@/lib/deliveries/mail-event";
import { countDelivery } from "@/lib/metrics/measure-deliveries";
import { DAY } from "@/lib/time/durations";

/**
 * Takes an email that a server sent back for now for lost when nothing was heard of it for a day, and notifies the host once.
 * The address is tried again with the next email (docs/design/mail-and-ics.md#6.8).
 */
export async function giveUpDelayed({ db, now }: Pick<Context, "db" | "now">): Promise<void> {
  const given = await inTransaction(db, async (tx) => {
    const lost = await query(tx, { id: uuid, channel: neverNull(enumOf(Channel)), template: text })`
      update deliveries set state = 'failed', reason = ${NOT_DELIVERED}, at = ${instant(now())}
       where state = 'delayed' and reason = ${TEMPORARY} and at <= ${instant(now() - DAY)}
      returning id, channel, template`;
    for (const { id } of lost) await notifyHostOfLoss(tx, id, now());
    return lost;
  });
  for (const { channel, template } of given)
    countDelivery({ channel, template, state: "failed", reason: NOT_DELIVERED });
}
