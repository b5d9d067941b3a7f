import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { completeSignIn } from "@/lib/people/sign-in/complete-sign-in";
import { consumeLink } from "@/lib/people/sign-in/consume-link";
import { refused, type SignInResult } from "@/lib/people/sign-in/sign-in-result";

/** Uses the link of a sign-in mail, once. */
export function finishSignInByLink(ctx: Context, token: string): Promise<SignInResult> {
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const used = await consumeLink(tx, token, "sign_in", now);
    return used ? completeSignIn(tx, now, used) : refused({ reason: "expired" });
  });
}
