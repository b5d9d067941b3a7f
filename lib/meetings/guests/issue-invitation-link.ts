import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { lockMeeting } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { invitationUrl } from "@/lib/meetings/guests/invitation-token";
import { rotateLink } from "@/lib/meetings/guests/rotate-link";
import { canonicalEmail } from "@/lib/people/canonical-email";

/**
 * A fresh personal link for a current invitee of the meeting; the one before opens nothing any more. The history says so.
 * @throws AppError `forbidden`, `not_found`
 */
export function issueInvitationLink(
  ctx: Context,
  meetingId: string,
  address: string,
): Promise<{ url: string; token: string }> {
  requireOperator(ctx);
  return inTransaction(ctx.db, async (tx) => {
    await lockMeeting(tx, meetingId);
    const email = canonicalEmail(address) ?? "";
    const current = await tx.invitation.findFirst({
      where: { meetingId, email, removedAt: null },
      select: { id: true, tokenVersion: true },
    });
    if (!current) throw notFound();

    const token = await rotateLink(tx, ctx, { ...current, meetingId });
    return { url: invitationUrl(ctx.appUrl, token), token };
  });
}
