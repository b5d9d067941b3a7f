import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { rotateLink } from "@/lib/meetings/guests/rotate-link";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";

/**
 * Takes an invitee's personal link back and makes a fresh one, for a host whose mail to them fell into other hands. The link
 * before, what browsers hold of it and open streams end at once; nobody is emailed, the host hands the new one over. Emails to
 * people with an account carry one too, which the host replaces without seeing it.
 * @throws AppError `not_found`, `forbidden` for anyone but the host
 */
export async function replaceLink(ctx: Context, meetingId: string, invitationId: string): Promise<void> {
  requireScope(ctx, "meetings:write");
  return inTransaction(ctx.db, async (tx) => {
    const meeting = await lockHostedMeeting(ctx, tx, meetingId);
    const invitation = meeting.invitations.find(({ id }) => id === invitationId);
    if (!invitation) throw notFound();
    const where = { id: invitationId };
    const { tokenVersion } = await tx.invitation.findUniqueOrThrow({ where, select: { tokenVersion: true } });
    await rotateLink(tx, ctx, { id: invitationId, meetingId, tokenVersion });
  });
}
