import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { invalid } from "@/lib/errors";
import { eraseAddress } from "@/lib/meetings/guests/erase-address";
import { provenAddress } from "@/lib/meetings/guests/proven-address";
import { typedEmail } from "@/lib/people/canonical-email";

/**
 * Takes everything about a guest out of the product and out of connected calendars: address, name, note, messages, mails,
 * and the address wherever the history, notifications, jobs or kept answers quote it. Their links are dead and nothing is sent to them any more. That an
 * invitation was there, what was done and the hashes that chain it stay (docs/design/security.md#3). Whoever has an
 * account is no guest: invitations of an account stay. Repeatable.
 * @throws AppError `forbidden`, `invalid` for what is no address
 */
export async function eraseGuest(ctx: Context, address: string): Promise<{ invitations: number }> {
  requireOperator(ctx);
  const email = typedEmail(address);
  if (!email) {
    throw invalid([{ field: "email", code: "not_an_address", detail: "Give one email address." }]);
  }
  return { invitations: await inTransaction(ctx.db, (tx) => eraseAddress(tx, ctx, email)) };
}

/**
 * Erases a guest by their own wish, from an invitation whose address they have proved in this browser. What was sent to
 * the address by hosts who know of no account with it goes too, so that they learn of none by this; the account itself stays.
 * @throws AppError as `provenAddress`
 */
export function eraseOwnGuest(ctx: Context): Promise<void> {
  return inTransaction(ctx.db, async (tx) => {
    await eraseAddress(tx, ctx, await provenAddress({ ...ctx, db: tx }), { unseen: true });
  });
}
