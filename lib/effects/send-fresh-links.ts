import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { reissueLinks } from "@/lib/meetings/guests/reissue-links";
import { done, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";

/**
 * Gives an address fresh links to what it is invited to; the mails that carry them are jobs of their own. Where no mail can go the
 * old links stay good: they may be all that the guest has.
 */
export async function sendFreshLinks(effects: Effects, { requestId }: Payload<"send-fresh-links">): Promise<Outcome> {
  if (!effects.mailer) {
    await effects.db.linkRequest.deleteMany({ where: { id: requestId } });
    return skipped("email_client_missing");
  }
  const ctx = { actor: { kind: "system" }, now: effects.now, secrets: effects.secrets } as const;
  return inTransaction(effects.db, async (tx) => {
    const links = await reissueLinks(tx, ctx, requestId);
    return links ? done : skipped(links === undefined ? "gone" : "nothing_to_send");
  });
}
