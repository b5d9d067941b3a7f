import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";
import { statusOf } from "@/lib/meetings/meeting-status";
import { requireScope } from "@/lib/meetings/require-host";
import type { RespondInput } from "@/lib/meetings/respond-input";
import { revealToHost } from "@/lib/meetings/reveal-to-host";
import { storeAnswer } from "@/lib/meetings/store-answer";
import { isOwn } from "@/lib/meetings/view";

/**
 * Stores an invitee's own answer and tells the host, once per change; the same answer again changes nothing.
 * @throws AppError `not_found`, `forbidden` for those who know of the meeting but are not invited (the host among them),
 * `meeting_cancelled`, `meeting_ended`
 */
export async function respond(ctx: Context, meetingId: string, input: RespondInput): Promise<MeetingRow> {
  requireScope(ctx, "meetings:write");
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    requireInvitation(await findMeeting(inner, meetingId), ctx);
    await lock(tx, meetingId);
    const meeting = await findMeeting(inner, meetingId);
    const own = requireInvitation(meeting, ctx);
    requireOpen(meeting, ctx.now());
    if (own.response === input.response && own.note === input.note) return meeting;

    await storeAnswer(tx, ctx, meeting, own, input);
    await revealToHost(inner, meetingId);
    await appendHistory(tx, ctx, meetingId, "invitation_answered", [
      { field: "response", from: own.response, to: input.response },
    ]);
    return findMeeting(inner, meetingId);
  });
}

function requireInvitation(meeting: MeetingRow, { actor }: Context): InvitationRow {
  const own = meeting.invitations.find((invitation) => isOwn(invitation, actor));
  if (own) return own;
  throw new AppError("forbidden", "Only the people who are invited answer, each for themselves.");
}

function requireOpen(meeting: MeetingRow, now: number): void {
  const status = statusOf(meeting, now);
  if (status === "cancelled") {
    throw new AppError("meeting_cancelled", "This meeting was cancelled, so there is nothing left to answer.");
  }
  if (status === "ended") throw new AppError("meeting_ended", "This meeting has ended, so it is too late to answer.");
}

/** Answers and changes of one meeting come one after the other; the history relies on it. */
async function lock(tx: Tx, meetingId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`select 1 from meetings where id = ${meetingId}::uuid for update`);
}
