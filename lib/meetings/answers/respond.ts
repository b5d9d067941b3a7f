import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { appendHistory } from "@/lib/history/append-history";
import { wayOf } from "@/lib/history/way";
import { queueCalendarSyncs } from "@/lib/meetings/announce/queue-calendar-syncs";
import type { RespondInput } from "@/lib/meetings/answers/respond-input";
import { storeAnswer } from "@/lib/meetings/answers/store-answer";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { revealAccount } from "@/lib/meetings/invitees/reveal-account";
import { lockOwnInvitation } from "@/lib/meetings/lock-own-invitation";
import type { MeetingRow } from "@/lib/meetings/meeting-row";

/**
 * Stores an invitee's own answer and tells the host, once per change; the same answer again changes nothing. Who answers
 * signed in shows themselves to the host; an answer by mail or link shows nobody, because others may have written it.
 * @param by how it came, where it did not come by the actor's own account or link
 * @throws AppError `not_found`, `forbidden` for those who know of the meeting but are not invited (the host among them),
 * `meeting_cancelled`, `meeting_ended`
 */
export async function respond(ctx: Context, meetingId: string, input: RespondInput, by?: "mail"): Promise<MeetingRow> {
  requireScope(ctx, "meetings:write");
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const { meeting, own } = await lockOwnInvitation(ctx, tx, meetingId);
    if (own.response === input.response && own.note === input.note) return meeting;

    const via = by ?? wayOf(ctx.actor.kind);
    await storeAnswer(tx, ctx, meeting, own, { ...input, via });
    if (via === "account") await revealAccount(inner, meetingId, "answering");
    await queueCalendarSyncs(tx, meetingId, ctx.now());
    await appendHistory(tx, ctx, meetingId, "invitation_answered", [
      { field: "response", via, from: own.response, to: input.response },
    ]);
    return findMeeting(inner, meetingId);
  });
}
