import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { typedEmail } from "@/lib/people/canonical-email";
import { checkCode } from "@/lib/people/sign-in/check-code";
import { completeSignIn } from "@/lib/people/sign-in/complete-sign-in";
import { refused, type SignInResult } from "@/lib/people/sign-in/sign-in-result";

type Input = {
  readonly email: string;
  readonly code: string;
  /** The request that this browser made, as `startSignIn` answered it; undefined for a browser that made none. */
  readonly challengeId: string | undefined;
};

/** Tries a six-digit code, spaces allowed, against the mail that this browser asked for. Every try counts, also a right one. */
export async function finishSignInByCode(ctx: Context, { code, challengeId, ...input }: Input): Promise<SignInResult> {
  const email = typedEmail(input.email);
  if (!email) return refused({ reason: "malformed" });
  const { secrets } = ctx;
  return inTransaction(ctx.db, async (tx) => {
    const now = ctx.now();
    const tried = await checkCode({ tx, secrets, now }, { email, invitationId: null, challengeId, code });
    if (!tried.right) {
      await noteSecurityEvent(
        { ...ctx, db: tx },
        { kind: "code_refused", userId: null, subjectId: challengeId ?? null },
      );
      return refused(tried.refusal);
    }
    return completeSignIn(tx, now, { email, returnPath: tried.returnPath });
  });
}
