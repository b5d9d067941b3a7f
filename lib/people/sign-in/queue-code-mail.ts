import type { Context } from "@/lib/context";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import { refuseTooManyMails } from "@/lib/people/sign-in/count-code-mails";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";
import { lockSignIns } from "@/lib/people/sign-in/sign-in-lock";
import { signInCode, signInCodeHash, signInToken } from "@/lib/people/sign-in/sign-in-secrets";
import { hashOf } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** A link and its code live ten minutes (docs/design/security.md#1); another mail can be asked for after one. */
export const CODE_SECONDS = 600;

/**
 * An address in canonical form that is to be proved, and for what: an invitation's conversation, or with null to sign
 * in.
 */
export type CodeRequest = {
  readonly email: string;
  readonly invitationId: string | null;
  readonly returnPath: string;
  readonly locale: string;
  /** The stranger who asks, as far as one can be told from another; missing where an invitation says who asks. */
  readonly client?: string;
};

/**
 * Stores a request to prove an address and queues its email with a link and a code.
 * @returns the id of the request, which the asking browser has to keep: its code can be tried with it alone
 * @throws AppError `rate_limited` within a minute of the last mail for the same, beyond the address's number in an hour, and
 * for a client that asks for too many addresses
 */
export async function queueCodeMail(ctx: Context, { client, ...request }: CodeRequest): Promise<string> {
  const askedFrom = client === undefined ? null : ctx.secrets.addressHash(client);
  return inTransaction(ctx.db, async (tx) => {
    // The client first, always: two who wait for each other's locks would wait for ever.
    if (client !== undefined) await lockSignIns(tx, `client:${client}`);
    await lockSignIns(tx, request.email);
    await refuseTooManyMails(tx, ctx, request, askedFrom);
    const challengeId = await storeChallenge(tx, ctx, { ...request, askedFrom });
    await enqueue(tx, [{ name: "send-sign-in", key: challengeId, payload: { challengeId } }]);
    return challengeId;
  });
}

type Stored = Omit<CodeRequest, "client"> & { readonly askedFrom: Uint8Array<ArrayBuffer> | null };

async function storeChallenge(tx: Tx, ctx: Context, request: Stored): Promise<string> {
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
