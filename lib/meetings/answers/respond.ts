import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { appendHistory } from "@/lib/history/append-history";
import { wayOf } from "@/lib/history/way";
import { queueCalendarSyncs } from "@/lib/meetings/announce/queue-calendar-syncs";
import {
  type AnsweredTime,
  isPresentTime,
  keepEarlierAnswer,
  timeHasChanged,
} from "@/lib/meetings/answers/answered-time";
import type { RespondInput } from "@/lib/meetings/answers/respond-input";
import { storeAnswer } from "@/lib/meetings/answers/store-answer";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { revealAccount } from "@/lib/meetings/invitees/reveal-account";
import { lockOwnInvitation } from "@/lib/meetings/lock-own-invitation";
import type { MeetingRow } from "@/lib/meetings/meeting-row";

type Answer = Pick<RespondInput, "response" | "note"> & AnsweredTime;

/**
 * Stores an invitee's own answer and tells the host, once per change; the same answer again changes nothing. Who answers
 * signed in shows themselves to the host; an answer by mail or link shows nobody, because others may have written it.
 * An answer to another time than the present one does not count and is kept as what it is.
 * @param by how it came, where it did not come by the actor's own account or link
 * @throws AppError `not_found`, `forbidden` for those who know of the meeting but are not invited (the host among them),
 * `meeting_cancelled`, `meeting_ended`, `conflict` for a time that is not the present one, `rate_limited` past the hour's answers of one invitation
 */
export async function respond(ctx: Context, meetingId: string, input: Answer, by?: "mail"): Promise<MeetingRow> {
  requireScope(ctx, "meetings:write");
  const answered = await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const { meeting, own } = await lockOwnInvitation(ctx, tx, meetingId);
    const via = by ?? wayOf(ctx.actor.kind);
    if (!isPresentTime(input, meeting)) {
      await keepEarlierAnswer(tx, meeting, own, { ...input, via });
      return undefined;
    }
    // Also by the answer that they gave as a guest before: who answers signed in shows who they are.
    if (via === "account") await revealAccount(inner, meetingId, "answering");
    if (own.response === input.response && own.note === input.note) return findMeeting(inner, meetingId);

    // Each one rings the host's phone and writes to calendars; what comes by email has its own bounds.
    if (by === undefined) await ctx.limits.spend("answers", own.id, 1);
    await storeAnswer(tx, ctx, meeting, own, { ...input, via });
    await queueCalendarSyncs(tx, meetingId, ctx.now());
    await appendHistory(tx, ctx, meetingId, "invitation_answered", [
      { field: "response", via, from: own.response, to: input.response },
    ]);
    return findMeeting(inner, meetingId);
  });
  // Thrown only here, so that what was kept stays.
  if (!answered) throw timeHasChanged();
  return answered;
}
