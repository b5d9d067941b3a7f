import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { invalid, notFound, refusal } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { queueMail } from "@/lib/meetings/announce/queue-mail";
import { selectProposals, type TimeProposal } from "@/lib/meetings/answers/time-proposal";
import { type Updated, updateMeeting } from "@/lib/meetings/change/update-meeting";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";
import { isOver, statusOf } from "@/lib/meetings/meeting-status";
import { notify } from "@/lib/notifications/notify";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Moves the meeting to one of the proposed times: an update like any other, with its announcement, its question to
 * everyone again and its time for undoing. @param startsAt epoch milliseconds, one of the proposal's
 * @throws AppError `not_found`, `forbidden`, `conflict` when there is nothing left to decide, `invalid`
 */
export function acceptProposal(
  ctx: Context,
  meetingId: string,
  proposalId: string,
  startsAt: number,
): Promise<Updated> {
  requireScope(ctx, "meetings:write");
  return inTransaction(ctx.db, async (tx) => {
    const proposal = await lockProposal(ctx, tx, meetingId, proposalId);
    if (!proposal.startsAt.includes(startsAt)) {
      const detail = "Choose one of the times that were proposed.";
      throw invalid([{ field: "startsAt", code: "not_proposed", detail }]);
    }
    const updated = await updateMeeting({ ...ctx, db: tx }, meetingId, { startsAt });
    // The update has passed over all that were open, this one among them, and knows it for the undoing.
    await tx.$executeRaw(Prisma.sql`
      update time_proposals set state = 'accepted', closed_at = coalesce(closed_at, ${instant(ctx.now())})
       where id = ${proposal.id}::uuid`);
    return updated;
  });
}

/**
 * Keeps the meeting's time and tells the proposer so: on their page, in the app and by mail.
 * @throws AppError `not_found`, `forbidden`, `conflict` when there is nothing left to decide
 */
export function declineProposal(ctx: Context, meetingId: string, proposalId: string): Promise<void> {
  requireScope(ctx, "meetings:write");
  return inTransaction(ctx.db, async (tx) => {
    const proposal = await lockProposal(ctx, tx, meetingId, proposalId);
    const at = instant(ctx.now());
    await tx.$executeRaw(Prisma.sql`
      with counted as (
        update meetings set revision = revision + 1, updated_at = ${at} where id = ${meetingId}::uuid
      )
      update time_proposals set state = 'declined', closed_at = ${at} where id = ${proposal.id}::uuid`);
    await notifyProposer(tx, meetingId, proposal, ctx.now());
    await appendHistory(tx, ctx, meetingId, "proposal_declined", [
      { field: "proposal", from: proposal.startsAt.map(rfc3339Of), to: null },
    ]);
  });
}

/**
 * Notifies the proposer of the decision, without a reason: in the app with an account, and by mail without one. Whoever is an
 * address to the host gets the mail with an account too (docs/design/product.md#14), and so does whoever proposed it by email:
 * their program waits for an answer.
 */
async function notifyProposer(
  tx: Tx,
  meetingId: string,
  { id, invitationId }: TimeProposal,
  now: number,
): Promise<void> {
  const { counterSequence, invitation } = await tx.timeProposal.findUniqueOrThrow({
    where: { id },
    select: { counterSequence: true, invitation: { select: { userId: true, addressOnly: true } } },
  });
  const { userId, addressOnly } = invitation;
  if (userId === null || addressOnly || counterSequence !== null) {
    await queueMail(tx, { id: invitationId, meetingId }, "time_kept", now);
  }
  if (userId === null) return;
  await notify(
    tx,
    Prisma.sql`
      select ${userId}::uuid as user_id, m.id as meeting_id, m.revision, 'time_kept' as kind, '[]'::jsonb as changes,
             ${instant(now)} as created_at
        from meetings m where m.id = ${meetingId}::uuid`,
  );
}

async function lockProposal(ctx: Context, tx: Tx, meetingId: string, proposalId: string): Promise<TimeProposal> {
  const meeting = await lockHostedMeeting(ctx, tx, meetingId);
  const [proposal] = await selectProposals(
    tx,
    Prisma.sql`i.meeting_id = ${meeting.id}::uuid and p.id::text = ${proposalId.toLowerCase()}`,
  );
  if (!proposal) throw notFound();
  if (proposal.state !== "open" || isOver(statusOf(meeting, ctx.now()))) {
    throw refusal(
      "conflict",
      "proposal_decided",
      "This proposal has been dealt with already. Edit the meeting instead.",
    );
  }
  return proposal;
}
