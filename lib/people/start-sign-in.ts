import type { Context } from "@/lib/context";
import { newId } from "@/lib/db/new-id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, invalid } from "@/lib/errors";
import { enqueue } from "@/lib/outbox/enqueue";
import { canonicalEmail } from "@/lib/people/canonical-email";
import { safeReturnPath } from "@/lib/people/safe-return-path";
import { lockSignIns } from "@/lib/people/sign-in-lock";
import { signInCode, signInCodeHash, signInToken } from "@/lib/people/sign-in-secrets";
import { hashOf } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** A link and its code live ten minutes (security.md §1); another mail can be asked for after one. */
export const SIGN_IN_SECONDS = 600;
export const RESEND_SECONDS = 60;

type StartSignInInput = { readonly email: string; readonly returnPath: string; readonly locale: string };

/**
 * Promises a mail with a link and a code to the address. Does the same work for an address without an account, whose
 * challenge is stored and whose mail the worker leaves out, so that nobody learns who has one (security.md P-24, P-25).
 * @returns the address in canonical form, to try the code for
 * @throws AppError `invalid`, or `rate_limited` within a minute of the last mail and beyond the hour's number
 */
export async function startSignIn(ctx: Context, input: StartSignInInput): Promise<{ email: string }> {
  const email = canonicalEmail(input.email);
  if (!email) {
    const detail = "Enter one complete e-mail address, for example name@example.org.";
    throw invalid([{ field: "email", code: "malformed", detail }]);
  }
  // Hashed, for the counters keep no addresses and their keys are short.
  await ctx.limits.spend("sign_ins", Buffer.from(hashOf(email)).toString("base64url"), 1);

  await inTransaction(ctx.db, async (tx) => {
    await lockSignIns(tx, email);
    await refuseWithinTheMinute(tx, ctx, email);
    const challengeId = await storeChallenge(tx, ctx, { ...input, email });
    await enqueue(tx, [{ name: "send-sign-in", key: challengeId, payload: { challengeId } }]);
  });
  return { email };
}

async function refuseWithinTheMinute(tx: Tx, ctx: Context, email: string): Promise<void> {
  const last = await tx.signInChallenge.findFirst({ where: { email }, orderBy: { createdAt: "desc" } });
  if (!last) return;
  const wait = Math.ceil((last.createdAt.getTime() - ctx.now()) / 1000) + RESEND_SECONDS;
  if (wait <= 0) return;
  const sentence = `A mail is on its way. If it does not arrive, ask for another in ${wait} seconds.`;
  throw new AppError("rate_limited", sentence, [], wait);
}

async function storeChallenge(tx: Tx, ctx: Context, { email, returnPath, locale }: StartSignInInput): Promise<string> {
  const id = newId();
  await tx.signInChallenge.create({
    data: {
      id,
      email,
      locale,
      returnPath: safeReturnPath(returnPath),
      tokenHash: hashOf(signInToken(ctx.secrets, id)),
      codeHash: signInCodeHash(ctx.secrets, id, signInCode(ctx.secrets, id)),
      createdAt: rfc3339Of(ctx.now()),
      expiresAt: rfc3339Of(ctx.now() + SIGN_IN_SECONDS * 1000),
    },
  });
  return id;
}
