import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";
import { notFound, refusal } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { hostedBy, visibleTo } from "@/lib/meetings/access";
import { loadMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";

/**
 * Requires the host of a meeting, who may change it: a key needs `meetings:write` for that. @throws AppError `not_found`,
 * and `forbidden` for those who know of the meeting but do not host it
 */
export async function requireOwnMeeting(ctx: Context, meetingId: string): Promise<void> {
  await requireOwn(ctx, ctx.db, meetingId, Prisma.empty);
}

/**
 * The host's meeting, held until the transaction ends so that changes come one after the other. Nobody else's call locks
 * anything. @throws AppError as `requireOwnMeeting`
 */
export async function lockHostedMeeting(ctx: Context, tx: Tx, meetingId: string): Promise<MeetingRow> {
  await requireOwn(ctx, tx, meetingId, Prisma.sql`for no key update`);
  // A statement of its own: what it reads is what the lock's former holder committed.
  return loadMeeting({ ...ctx, db: tx }, meetingId);
}

async function requireOwn(ctx: Context, db: Db, meetingId: string, lock: Prisma.Sql): Promise<void> {
  requireScope(ctx, "meetings:write");
  if (!isUuid(meetingId)) throw notFound();
  const [seen] = await query(db, { own: bool })`
    with own as (select m.id from meetings m where m.id = ${meetingId}::uuid and ${hostedBy(ctx.actor)} ${lock})
    select exists (select 1 from own) as own from meetings m where m.id = ${meetingId}::uuid and ${visibleTo(ctx.actor)}`;
  if (!seen) throw notFound();
  if (!seen.own)
    throw refusal("forbidden", "host_changes", "Only the host changes this meeting. Ask the host to do it.");
}
