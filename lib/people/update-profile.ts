import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { rotateLinksOf } from "@/lib/meetings/guests/rotate-links-of";
import type { UpdateProfileInput } from "@/lib/people/update-profile-input";

/**
 * Changes what a person has set for themselves. Mails from now on are in the new language and zone; meetings that exist
 * keep what they have. Who begins to be asked to sign in always gets fresh links, so that those in older emails open nothing
 * (docs/design/product.md#50). @throws AppError `forbidden` for anyone but a person in their browser
 */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<void> {
  const userId = requireSelf(ctx);
  const data = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  await inTransaction(ctx.db, async (tx) => {
    const before = await tx.user.findUnique({ where: { id: userId }, select: { alwaysSignIn: true } });
    // Meetings before the account, as where it is closed.
    if (input.alwaysSignIn === true && before?.alwaysSignIn === false) await rotateLinksOf(tx, ctx, userId);
    await tx.user.updateMany({ where: { id: userId }, data });
  });
}
