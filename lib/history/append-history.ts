import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { int, text } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";
import { markRows } from "@/lib/history/chain-mark";
import { type HistoryAction, nextEntry } from "@/lib/history/history-entry";

/** Adds a line to a meeting's history. The caller holds the meeting's row lock, so lines never take each other's place. */
export async function appendHistory(
  tx: Tx,
  ctx: Pick<Context, "actor" | "now" | "secrets">,
  meetingId: string,
  action: HistoryAction,
  changes: readonly unknown[] = [],
): Promise<void> {
  const [last] = await query(tx, { position: int, hash: text })`
    select position, encode(hash, 'hex') as hash from history
     where meeting_id = ${meetingId}::uuid order by position desc limit 1`;
  const entry = nextEntry(meetingId, last ?? { position: 0, hash: "" }, ctx, action, changes);
  const { position, hash } = entry;
  const head = { log: "history", chainId: meetingId, kind: "head", position, hash } as const;
  await tx.$executeRaw(Prisma.sql`
    with head as (${markRows([head], ctx.secrets)})
    insert into history (id, meeting_id, position, at, actor_kind, actor_id, action, changes, hash)
    values (${entry.id}::uuid, ${meetingId}::uuid, ${entry.position}, ${entry.at}::timestamptz, ${entry.actorKind}, ${entry.actorId}::uuid,
            ${action}, ${JSON.stringify(changes)}::jsonb, decode(${entry.hash}, 'hex'))`);
}
