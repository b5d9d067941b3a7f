import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { completeSignIn } from "@/lib/people/complete-sign-in";
import { refused, type SignInResult } from "@/lib/people/sign-in-result";
import { hashOf } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Uses the link of a sign-in mail. Of any number of uses at once exactly one succeeds: the row's own update decides. */
export function finishSignInByLink(ctx: Context, token: string): Promise<SignInResult> {
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const [used] = await tx.$queryRaw<{ email: string; returnPath: string }[]>(Prisma.sql`
      update sign_in_challenges set consumed_at = ${rfc3339Of(now)}::timestamptz
       where token_hash = ${hashOf(token)} and consumed_at is null and expires_at > ${rfc3339Of(now)}::timestamptz
      returning email, return_path as "returnPath"`);
    return used ? completeSignIn(tx, now, used) : refused({ reason: "expired" });
  });
}
