import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { selectProposals, type TimeProposal } from "@/lib/meetings/answers/time-proposal";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { isHost, isOwn } from "@/lib/meetings/view";

/**
 * What the host has to decide on: every open proposal, oldest first. An invitee reads the newest of their own, whatever
 * became of it; everyone else who knows of the meeting reads none. @throws AppError `not_found`
 */
export async function findProposals(ctx: Context, meetingId: string): Promise<TimeProposal[]> {
  const meeting = await findMeeting(ctx, meetingId);
  if (isHost(meeting, ctx.actor)) {
    return selectProposals(ctx.db, Prisma.sql`i.meeting_id = ${meeting.id}::uuid and p.state = 'open'`);
  }
  const own = meeting.invitations.find((invitation) => isOwn(invitation, ctx.actor));
  if (!own) return [];
  return (await selectProposals(ctx.db, Prisma.sql`i.id = ${own.id}::uuid`)).slice(-1);
}
