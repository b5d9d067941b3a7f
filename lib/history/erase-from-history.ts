import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { inHex } from "@/lib/history/find-history";
import { hashOfErased } from "@/lib/history/history-entry";
import { entryOf } from "@/lib/history/verify-chain";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Replaces a JSON string wherever lines of these meetings quote it. The line's hash stays, for the next one carries it on; what
 * is left gets a hash of its own, so that nobody else takes things out and calls it erasing. The caller holds the meetings' locks.
 */
export async function eraseFromHistory(
  tx: Tx,
  { now, secrets }: Pick<Context, "now" | "secrets">,
  meetingIds: readonly string[],
  { quoted, erased }: { quoted: string; erased: string },
): Promise<void> {
  const at = now();
  const lines = await tx.historyEntry.findMany({ where: { meetingId: { in: [...meetingIds] } } });
  for (const { meetingId, ...stored } of lines) {
    const text = JSON.stringify(stored.changes);
    if (!text.includes(quoted)) continue;
    const line = { ...inHex(stored), changes: JSON.parse(text.replaceAll(quoted, erased)) };
    const hash = hashOfErased(secrets, meetingId, line.hash, rfc3339Of(at), entryOf(line));
    await tx.$executeRaw(Prisma.sql`
      update history set changes = ${JSON.stringify(line.changes)}::jsonb, erased_at = ${instant(at)}, erased_hash = decode(${hash}, 'hex')
       where id = ${line.id}::uuid`);
  }
}
