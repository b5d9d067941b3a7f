import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { reissueLinks } from "@/lib/meetings/reissue-links";
import { done, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";

/** Gives an address fresh links to what it is invited to; the mails that carry them are jobs of their own. */
export function sendFreshLinks(effects: Effects, { requestId }: Payload<"send-fresh-links">): Promise<Outcome> {
  const ctx = { actor: { kind: "system" }, now: effects.now, secrets: effects.secrets } as const;
  return inTransaction(effects.db, async (tx) => {
    const links = await reissueLinks(tx, ctx, requestId);
    return links ? done : skipped(links === undefined ? "gone" : "nothing_to_send");
  });
}
