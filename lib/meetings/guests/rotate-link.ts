import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { appendHistory } from "@/lib/history/append-history";
import { invitationToken, invitationTokenHash } from "@/lib/meetings/guests/invitation-token";

type Invitation = { readonly id: string; readonly meetingId: string; readonly tokenVersion: number };

/**
 * A fresh link for an invitation whose meeting is locked; the one before and what was confirmed by it open nothing any more.
 * @returns its token
 */
export async function rotateLink(
  tx: Tx,
  ctx: Pick<Context, "actor" | "now" | "secrets">,
  { id, meetingId, tokenVersion }: Invitation,
): Promise<string> {
  const next = { id, tokenVersion: tokenVersion + 1 };
  const data = { tokenVersion: next.tokenVersion, tokenHash: invitationTokenHash(ctx.secrets, next) };
  await tx.invitation.update({ where: { id }, data });
  // Who proved the address in a browser that may not be theirs proves it once more, by a code that is mailed.
  await tx.guestConfirmation.deleteMany({ where: { invitationId: id } });
  await appendHistory(tx, ctx, meetingId, "invitation_link_issued");
  return invitationToken(ctx.secrets, next);
}
