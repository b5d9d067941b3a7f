import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { completeSignIn } from "@/lib/people/complete-sign-in";
import { refused, type SignInResult } from "@/lib/people/sign-in-result";
import { spendLink } from "@/lib/people/spend-link";

/** Uses the link of a sign-in mail, once. */
export function finishSignInByLink(ctx: Context, token: string): Promise<SignInResult> {
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const used = await spendLink(tx, token, "sign_in", now);
    return used ? completeSignIn(tx, now, used) : refused({ reason: "expired" });
  });
}
