import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { announceMeeting } from "@/lib/meetings/announce/announce-meeting";
import { done, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";

/** Brings the invitees up to date, unless a later change has moved the announcement on: its own job comes then. */
export function announce(effects: Effects, { meetingId }: Payload<"announce">): Promise<Outcome> {
  return inTransaction(effects.db, async (tx) => {
    const announced = await announceMeeting(tx, meetingId, effects.now());
    return announced.kind === "announced" ? done : skipped(announced.kind);
  });
}
