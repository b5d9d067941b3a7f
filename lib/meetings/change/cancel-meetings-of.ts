import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";

/**
 * Calls off every meeting of a host that is not over, as any cancellation: those who were told are told
 * (docs/design/product.md#31).
 */
export async function cancelMeetingsOf(ctx: Context, tx: Tx, hostId: string): Promise<void> {
  const coming = await query(tx, { id: uuid })`
    select id from meetings
     where host_id = ${hostId}::uuid and status = 'scheduled' and ends_at > ${instant(ctx.now())} order by id`;
  for (const { id } of coming)
    await updateMeeting({ ...ctx, db: tx, announceDelaySeconds: 0 }, id, { status: "cancelled" });
}
