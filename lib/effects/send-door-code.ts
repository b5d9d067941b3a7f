import { issueDoorCode } from "@/lib/conversations/door/issue-door-code";
import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { done, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";

/** Queues the email that opens a room, where the address that was given at its door is invited behind it. */
export function sendDoorCode(effects: Effects, { requestId }: Payload<"send-door-code">): Promise<Outcome> {
  return inTransaction(effects.db, async (tx) =>
    (await issueDoorCode(tx, effects, requestId)) ? done : skipped("nothing_to_send"),
  );
}
