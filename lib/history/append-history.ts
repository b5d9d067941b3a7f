import type { Actor, Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { int, orNull, text, uuid } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";
import { markRows } from "@/lib/history/chain-mark";
import { type HistoryAction, nextEntry } from "@/lib/history/history-entry";

type Doer = Pick<Context, "actor" | "now" | "secrets">;

/**
 * Adds a line to a meeting's history. An account that the host knows by its address only stands in it as the guest that the host
 * sees, whichever way it acts. The caller holds the meeting's row lock, so lines never take each other's place.
 */
export async function appendHistory(
  tx: Tx,
  ctx: Doer,
  meetingId: string,
  action: HistoryAction,
  changes: readonly unknown[] = [],
): Promise<void> {
  const last = await findLast(tx, ctx.actor, meetingId);
  const actor = last?.asGuest ? ({ kind: "guest", invitationId: last.asGuest } as const) : ctx.actor;
  const entry = nextEntry(meetingId, last ?? { position: 0, hash: "" }, { ...ctx, actor }, action, changes);
  const { position, hash } = entry;
  const head = { log: "history", chainId: meetingId, kind: "head", position, hash } as const;
  await tx.$executeRaw(Prisma.sql`
    with head as (${markRows([head], ctx.secrets)})
    insert into history (id, meeting_id, position, at, actor_kind, actor_id, action, changes, hash)
    values (${entry.id}::uuid, ${meetingId}::uuid, ${entry.position}, ${entry.at}::timestamptz, ${entry.actorKind}, ${entry.actorId}::uuid,
            ${action}, ${JSON.stringify(changes)}::jsonb, decode(${entry.hash}, 'hex'))`);
}

/** The line before, and the actor's invitation where the host knows their address only; a removed one says nothing beside a current one. */
async function findLast(tx: Tx, actor: Actor, meetingId: string) {
  const userId = "userId" in actor ? actor.userId : null;
  const [last] = await query(tx, { position: int, hash: text, asGuest: orNull(uuid) })`
    select h.position, encode(h.hash, 'hex') as hash, (
             select case when i.address_only then i.id end from invitations i
              where i.meeting_id = h.meeting_id and i.user_id = ${userId}::uuid order by i.removed_at is not null limit 1) as "asGuest"
      from history h where h.meeting_id = ${meetingId}::uuid order by h.position desc limit 1`;
  return last;
}
