import { Prisma } from "@/lib/db/generated/client";
import { epochMillis, instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { notify } from "@/lib/notifications/notify";

/**
 * Marks the connection as broken: nothing is synced until its owner reconnects. Notifies the owner once per break (only
 * the update that changed the row does), on their next meeting or else the last one; a banner on every page covers
 * owners without meetings.
 */
export async function breakConnection(effects: Effects, connectionId: string, reason: string): Promise<void> {
  const at = instant(effects.now());
  await inTransaction(effects.db, async (tx) => {
    const { count } = await tx.calendarConnection.updateMany({
      where: { id: connectionId, state: "connected" },
      data: { state: "broken", brokenReason: reason },
    });
    if (count === 0) return;
    await notifyOwner(tx, connectionId, "calendar_disconnected", at);
  });
}

/** Notifies the owner of a connection of what became of it, on their next meeting or else the last one. */
export function notifyOwner(
  tx: Tx,
  connectionId: string,
  kind: "calendar_disconnected" | "calendar_failed",
  at: Prisma.Sql,
): Promise<void> {
  return notify(
    tx,
    Prisma.sql`
        select k.user_id, m.id as meeting_id, m.revision, ${kind} as kind, '[]'::jsonb as changes,
               ${at} as created_at
          from calendar_connections k
         cross join lateral (select id from meetings where host_id = k.user_id
                             union select meeting_id from invitations where user_id = k.user_id and removed_at is null) own
          join meetings m on m.id = own.id
         where k.id = ${connectionId}::uuid
         order by m.status = 'scheduled' and m.ends_at > ${at} desc, abs(${epochMillis(Prisma.sql`m.starts_at - ${at}`)}), m.id limit 1`,
    Prisma.sql`on conflict (user_id, meeting_id, revision, kind) do update set created_at = excluded.created_at, read_at = null`,
  );
}
