import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant, lockMeeting } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { refusal } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { newId } from "@/lib/ids";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { revealAccount } from "@/lib/meetings/invitees/reveal-account";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { joinWindowOf } from "@/lib/meetings/room/join-window";
import { isForCall } from "@/lib/meetings/room/may-be-in-call";
import { isOwn } from "@/lib/meetings/view";

/**
 * Records that the actor has joined, once per person however often they do, with one line in the history.
 * @throws AppError `not_found`, `forbidden` for what is no person and for who has said no, `conflict` before the room opens, `meeting_cancelled`,
 * `meeting_ended`
 */
export async function joinMeeting(ctx: Context, meetingId: string): Promise<MeetingRow> {
  requireScope(ctx, "meetings:write");
  if (ctx.actor.kind === "system")
    throw refusal("forbidden", "sign_in", "Only people join a meeting. Sign in to do it.");
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await findMeeting(inner, meetingId);
    // People who join at the same time come one after the other; the history relies on it.
    await lockMeeting(tx, meetingId);
    const meeting = await findMeeting(inner, meetingId);
    requireOpen(meeting, ctx.now());
    requireForCall(meeting, ctx);
    if (await storeParticipant(tx, ctx, meeting)) {
      await revealAccount(inner, meetingId);
      await appendHistory(tx, ctx, meetingId, "meeting_joined");
    }
    return meeting;
  });
}

function requireOpen(meeting: MeetingRow, now: number): void {
  if (meeting.status === "cancelled") {
    throw refusal(
      "meeting_cancelled",
      "join_cancelled",
      "This meeting was cancelled, so there is nothing left to join.",
    );
  }
  const state = joinWindowOf(meeting, now);
  if (state === "before") {
    throw refusal("conflict", "join_early", "The room opens ten minutes before the start. Try again then.");
  }
  if (state === "after") throw refusal("meeting_ended", "join_ended", "This meeting has ended, so its room is closed.");
}

function requireForCall(meeting: MeetingRow, { actor }: Context): void {
  if (!isForCall(meeting, actor)) {
    throw refusal("forbidden", "join_declined", "You said no to this meeting. Change your answer to join it.");
  }
}

/** Whether they are new. Someone who came by their link and then signed in is the same person by their invitation. */
async function storeParticipant(tx: Tx, { actor, now }: Context, meeting: MeetingRow): Promise<boolean> {
  const userId = "userId" in actor ? actor.userId : null;
  const invitationId = meeting.invitations.find((invitation) => isOwn(invitation, actor))?.id ?? null;
  const stored = await tx.$executeRaw(Prisma.sql`
    insert into participants (id, meeting_id, user_id, invitation_id, joined_at)
    values (${newId()}::uuid, ${meeting.id}::uuid, ${userId}::uuid, ${invitationId}::uuid, ${instant(now())})
    on conflict do nothing`);
  return stored > 0;
}
