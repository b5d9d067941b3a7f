import type { Context } from "@/lib/context";
import { type Confirmed, storeConfirmation } from "@/lib/conversations/confirmation";
import { guestInvitationOf } from "@/lib/conversations/guest-invitation";
import { inTransaction } from "@/lib/db/transaction";
import { isRefusal } from "@/lib/errors";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { consumeLink } from "@/lib/people/sign-in/consume-link";
import { recover } from "@/lib/recover";

/**
 * A confirmation by link: as by code, with the token of the invitation's link, because the browser in which the mail
 * was read may not hold it yet.
 */
export type ConfirmedByLink = Confirmed & { readonly linkToken: string };

/**
 * Uses the link of the mail, once, in whatever browser it is opened. @param ctx of a visitor who is nobody yet
 * @returns undefined for a link that is used, too old, replaced or of an invitation that is no more
 */
export function confirmByLink(ctx: Context, token: string): Promise<ConfirmedByLink | undefined> {
  return inTransaction(ctx.db, async (tx) => {
    const used = await consumeLink(tx, token, "conversation", ctx.now());
    if (!used?.invitationId) return undefined;
    const guest: Context = { ...ctx, db: tx, actor: { kind: "guest", invitationId: used.invitationId } };
    const invitation = await recover(
      guestInvitationOf(guest, { cancelledToo: true }),
      isRefusal("not_found"),
      undefined,
    );
    if (!invitation) return undefined;
    const confirmation = await storeConfirmation(tx, guest, invitation.meetingId, invitation.id);
    const linkToken = invitationToken(ctx.secrets, invitation);
    return { invitationId: invitation.id, token: confirmation, returnPath: used.returnPath, linkToken };
  });
}
