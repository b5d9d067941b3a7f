import { queueUnreadEmails } from "@/lib/conversations/unread/queue-unread-emails";
import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { done, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";

/** Queues the emails to those who have had a message to read for ten minutes. */
export function notifyUnread(effects: Effects, { meetingId }: Payload<"notify-unread">): Promise<Outcome> {
  return inTransaction(effects.db, async (tx) =>
    (await queueUnreadEmails(tx, effects, meetingId)) > 0 ? done : skipped("nobody_waits"),
  );
}
