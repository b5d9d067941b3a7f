import { Prisma } from "@/lib/db/generated/client";

/**
 * The where-filter on `live_events e` for what that snapshot could not see and this statement's can. A transaction that
 * began earlier and committed later is found as well; comparing numbers or times would miss it. The last condition leaves
 * out what a restored backup brought along from another server's future.
 */
export function newSince(snapshot: string): Prisma.Sql {
  return Prisma.sql`e.transaction >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
    and not pg_visible_in_snapshot(e.transaction, ${snapshot}::pg_snapshot)
    and pg_visible_in_snapshot(e.transaction, pg_current_snapshot())`;
}
