import type { Context } from "@/lib/context";
import { type Confirmed, storeConfirmation } from "@/lib/conversations/confirmation";
import { guestInvitationOf } from "@/lib/conversations/guest-invitation";
import { inTransaction } from "@/lib/db/transaction";
import { checkCode } from "@/lib/people/sign-in/check-code";
import type { SignInRefusal } from "@/lib/people/sign-in/sign-in-result";

export type ConfirmResult =
  | { readonly ok: true; readonly confirmed: Confirmed }
  | { readonly ok: false; readonly refusal: SignInRefusal };

/**
 * Tries the code of the mail that this guest's browser asked for. Every try counts.
 * @param challengeId as `requestCode` answered it; undefined for a browser that asked for none
 * @throws AppError `not_found`, `forbidden`
 */
export function confirmByCode(ctx: Context, code: string, challengeId: string | undefined): Promise<ConfirmResult> {
  return inTransaction(ctx.db, async (tx) => {
    const { id: invitationId, meetingId, email } = await guestInvitationOf({ ...ctx, db: tx }, { cancelledToo: true });
    const tried = await checkCode(
      { tx, secrets: ctx.secrets, now: ctx.now() },
      { email, invitationId, challengeId, code },
    );
    if (!tried.right) return { ok: false, refusal: tried.refusal };
    const token = await storeConfirmation(tx, ctx, meetingId, invitationId);
    return { ok: true, confirmed: { invitationId, token, returnPath: tried.returnPath } };
  });
}
