import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { queueReminders } from "@/lib/meetings/announce/queue-reminders";
import { done, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";

/** Queues the reminders of one meeting that are due, unless the meeting has become another since they were planned. */
export function remind(effects: Effects, planned: Payload<"remind">): Promise<Outcome> {
  return inTransaction(effects.db, async (tx) => {
    const reminded = await queueReminders(tx, planned, effects);
    return reminded.kind === "queued" ? done : skipped(reminded.reason);
  });
}
