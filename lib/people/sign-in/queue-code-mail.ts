import type { Context } from "@/lib/context";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";
import { lockSignIns } from "@/lib/people/sign-in/sign-in-lock";
import { signInCode, signInCodeHash, signInToken } from "@/lib/people/sign-in/sign-in-secrets";
import { hashOf } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** A link and its code live ten minutes (docs/design/security.md#1); another mail can be asked for after one. */
export const CODE_SECONDS = 600;
const RESEND_SECONDS = 60;

/**
 * An address in canonical form that is to be proved, and for what: an invitation's conversation, or with null to sign
 * in.
 */
export type CodeRequest = {
  readonly email: string;
  readonly invitationId: string | null;
  readonly returnPath: string;
  readonly locale: string;
};

/**
 * Stores a request to prove an address and promises its mail with a link and a code.
 * @throws AppError `rate_limited` within a minute of the last mail for the same and beyond the address's number in an hour
 */
export async function queueCodeMail(ctx: Context, request: CodeRequest): Promise<void> {
  // Hashed, for the counters keep no addresses and their keys are short.
  await ctx.limits.spend("sign_ins", Buffer.from(hashOf(request.email)).toString("base64url"), 1);
  await inTransaction(ctx.db, async (tx) => {
    await lockSignIns(tx, request.email);
    await refuseWithinTheMinute(tx, ctx, request);
    const challengeId = await storeChallenge(tx, ctx, request);
    await enqueue(tx, [{ name: "send-sign-in", key: challengeId, payload: { challengeId } }]);
  });
}

async function refuseWithinTheMinute(tx: Tx, ctx: Context, { email, invitationId }: CodeRequest): Promise<void> {
  const last = await tx.signInChallenge.findFirst({ where: { email, invitationId }, orderBy: { createdAt: "desc" } });
  if (!last) return;
  const wait = Math.ceil((last.createdAt.getTime() - ctx.now()) / 1000) + RESEND_SECONDS;
  if (wait <= 0) return;
  const sentence = `A mail is on its way. If it does not arrive, ask for another in ${wait} seconds.`;
  throw new AppError("rate_limited", sentence, [], wait);
}

async function storeChallenge(tx: Tx, ctx: Context, request: CodeRequest): Promise<string> {
  const id = newId();
  await tx.signInChallenge.create({
    data: {
      ...request,
      id,
      returnPath: safeReturnPath(request.returnPath),
      tokenHash: hashOf(signInToken(ctx.secrets, id)),
      codeHash: signInCodeHash(ctx.secrets, id, signInCode(ctx.secrets, id)),
      createdAt: rfc3339Of(ctx.now()),
      expiresAt: rfc3339Of(ctx.now() + CODE_SECONDS * 1000),
    },
  });
  return id;
}
