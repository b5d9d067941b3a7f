import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { isHost } from "@/lib/meetings/view";

/** @throws AppError `not_found`, and `forbidden` for those who know of the meeting but do not host it */
export async function requireOwnMeeting(ctx: Context, meetingId: string): Promise<void> {
  const seen = await findMeeting(ctx, meetingId);
  if (!isHost(seen, ctx.actor) && ctx.actor.kind !== "system") {
    throw new AppError("forbidden", "Only the host changes this meeting. Ask the host to do it.");
  }
}

/**
 * The host's meeting, held until the transaction ends so that changes come one after the other. Who may see it is decided
 * before anything is locked. @throws AppError as `requireOwnMeeting`
 */
export async function lockOwnMeeting(ctx: Context, tx: Tx, meetingId: string): Promise<MeetingRow> {
  await requireOwnMeeting({ ...ctx, db: tx }, meetingId);
  await tx.$executeRaw(Prisma.sql`select 1 from meetings where id = ${meetingId}::uuid for update`);
  return findMeeting({ ...ctx, db: tx }, meetingId);
}
