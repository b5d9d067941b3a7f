import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { selectProposals, type TimeProposal } from "@/lib/meetings/answers/time-proposal";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { isHost, isOwn } from "@/lib/meetings/view";

/**
 * What the host has to decide on: every open proposal, oldest first. An invitee reads the newest of their own, whatever
 * became of it; everyone else who knows of the meeting reads none. @throws AppError `not_found`
 */
export async function findProposals(ctx: Context, meetingId: string): Promise<TimeProposal[]> {
  return proposalsOf(ctx, await findMeeting(ctx, meetingId));
}

/** The proposals of a meeting that the actor may know of, as `findProposals` chooses them. */
export async function proposalsOf(ctx: Context, meeting: MeetingRow): Promise<TimeProposal[]> {
  if (isHost(meeting, ctx.actor)) {
    return selectProposals(ctx.db, Prisma.sql`i.meeting_id = ${meeting.id}::uuid and p.state = 'open'`);
  }
  const own = meeting.invitations.find((invitation) => isOwn(invitation, ctx.actor));
  if (!own) return [];
  return (await selectProposals(ctx.db, Prisma.sql`i.id = ${own.id}::uuid`)).slice(-1);
}
