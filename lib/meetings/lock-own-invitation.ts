import type { Context } from "@/lib/context";
import { lockMeeting } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { refusal } from "@/lib/errors";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";
import { statusOf } from "@/lib/meetings/meeting-status";
import { isOwn } from "@/lib/meetings/view";

/**
 * The meeting to which the actor is invited, held until the transaction ends: answers, proposals and changes of one meeting
 * come one after the other, which the history relies on. Who may know of it is decided before anything is locked.
 * @throws AppError `not_found`, `forbidden` for those who know of the meeting but are not invited (the host among them),
 * `meeting_cancelled`, `meeting_ended`
 */
export async function lockOwnInvitation(
  ctx: Context,
  tx: Tx,
  meetingId: string,
): Promise<{ meeting: MeetingRow; own: InvitationRow }> {
  const inner = { ...ctx, db: tx };
  requireInvitation(await findMeeting(inner, meetingId), ctx);
  await lockMeeting(tx, meetingId);
  const meeting = await findMeeting(inner, meetingId);
  const own = requireInvitation(meeting, ctx);
  requireOpen(meeting, ctx.now());
  return { meeting, own };
}

function requireInvitation(meeting: MeetingRow, { actor }: Context): InvitationRow {
  const own = meeting.invitations.find((invitation) => isOwn(invitation, actor));
  if (own) return own;
  throw refusal("forbidden", "invitees_only", "Only the people who are invited answer, each for themselves.");
}

function requireOpen(meeting: MeetingRow, now: number): void {
  const status = statusOf(meeting, now);
  if (status === "cancelled") {
    throw refusal(
      "meeting_cancelled",
      "answer_cancelled",
      "This meeting was cancelled, so there is nothing left to answer.",
    );
  }
  if (status === "ended")
    throw refusal("meeting_ended", "answer_ended", "This meeting has ended, so it is too late to answer.");
}
