import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { queueCalendarSyncs } from "@/lib/meetings/announce/queue-calendar-syncs";
import { type AnsweredTime, isPresentTime, keepEarlierAnswer } from "@/lib/meetings/answers/answered-time";
import { storeAnswer } from "@/lib/meetings/answers/store-answer";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";
import type { Response } from "@/lib/meetings/meeting-row";
import { statusOf } from "@/lib/meetings/meeting-status";

type Noted = AnsweredTime & { readonly invitationId: string; readonly response: Exclude<Response, "needs_action"> };

/**
 * Stores an answer that the host's own calendar names for an invitee. The calendar lets its owner write anything there, so
 * the history has the host for its author, and nobody is shown to the host by it (docs/decisions/0034).
 * One to another time than the present one is kept as what it is.
 * @throws AppError `not_found`, `forbidden` for anyone but the host, `conflict` for a meeting that is off or over
 */
export async function noteAnswer(ctx: Context, meetingId: string, noted: Noted): Promise<void> {
  const { invitationId, response } = noted;
  await inTransaction(ctx.db, async (tx) => {
    const meeting = await lockHostedMeeting(ctx, tx, meetingId);
    const invitation = meeting.invitations.find(({ id }) => id === invitationId);
    if (!invitation || invitation.response === response) return;
    if (["cancelled", "ended"].includes(statusOf(meeting, ctx.now()))) {
      throw new AppError("conflict", "This meeting is over or cancelled, so there is nothing left to answer.");
    }
    const answer = { ...noted, note: invitation.note, via: "host_calendar" } as const;
    if (!isPresentTime(noted, meeting)) return keepEarlierAnswer(tx, meeting, invitation, answer);
    await storeAnswer(tx, ctx, meeting, invitation, answer);
    await queueCalendarSyncs(tx, meetingId, ctx.now());
    await appendHistory(tx, ctx, meetingId, "invitation_answered", [
      { field: "response", via: answer.via, invitationId, from: invitation.response, to: response },
    ]);
  });
}
