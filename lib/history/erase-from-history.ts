import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { inHex } from "@/lib/history/find-history";
import { hashOfErased } from "@/lib/history/history-entry";
import { entryOf } from "@/lib/history/verify-chain";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Lines that are read and written at a time. */
const MOST_AT_ONCE = 200;

type Erasing = {
  /** SQL: a condition on `history`, for the lines that may say what is to be erased. */
  readonly where: Prisma.Sql;
  /** What is left of a line's changes; the names of their members stay. */
  readonly erase: (changes: unknown) => unknown;
};

/**
 * Takes what lines of these meetings say of a person out of them. The line's hash stays, for the next one carries it on; what
 * is left gets a hash of its own, so that nobody else takes things out and calls it erasing. The caller holds the meetings' locks.
 */
export async function eraseFromHistory(
  tx: Tx,
  ctx: Pick<Context, "now" | "secrets">,
  meetingIds: readonly string[],
  { where, erase }: Erasing,
): Promise<void> {
  const found = await query(tx, { id: uuid })`
    select id from history where meeting_id = any(${meetingIds}::uuid[]) and ${where} order by id`;
  for (let from = 0; from < found.length; from += MOST_AT_ONCE) {
    const ids = found.slice(from, from + MOST_AT_ONCE).map(({ id }) => id);
    await eraseFromLines(tx, ctx, ids, erase);
  }
}

async function eraseFromLines(
  tx: Tx,
  { now, secrets }: Pick<Context, "now" | "secrets">,
  ids: readonly string[],
  erase: Erasing["erase"],
): Promise<void> {
  const at = now();
  const lines = await tx.historyEntry.findMany({ where: { id: { in: [...ids] } } });
  for (const { meetingId, ...stored } of lines) {
    const line = inHex(stored);
    const changes = JSON.stringify(erase(line.changes));
    if (changes === JSON.stringify(line.changes)) continue;
    const rest = { ...line, changes: JSON.parse(changes) };
    const hash = hashOfErased(secrets, meetingId, line.hash, rfc3339Of(at), entryOf(rest));
    await tx.$executeRaw(Prisma.sql`
      update history set changes = ${changes}::jsonb, erased_at = ${instant(at)}, erased_hash = decode(${hash}, 'hex')
       where id = ${line.id}::uuid`);
  }
}

/** A copy of a JSON value in which each string that is `text` is `by`; the names of members stay. Pure. */
export function replaceStrings(json: unknown, text: string, by: string): unknown {
  if (json === text) return by;
  if (Array.isArray(json)) return json.map((one) => replaceStrings(one, text, by));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, replaceStrings(value, text, by)]));
}
