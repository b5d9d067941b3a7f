import type { Context } from "@/lib/context";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { emailOwner } from "@/lib/history/notify-owner";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { SECOND_FACTOR_TRIES } from "@/lib/people/second-factor/half-session";
import { changeSecondFactor } from "@/lib/people/second-factor/lock-second-factor";
import { completeSession } from "@/lib/people/sign-in/session";

/** What became of one try; `sessionId` is the session that the browser has from now on. */
export type Tried =
  | { readonly ok: true; readonly sessionId: string }
  | { readonly ok: false; readonly reason: "wrong"; readonly triesLeft: number }
  | { readonly ok: false; readonly reason: "over" };

/**
 * One try to show a second factor in a session that waits for it; a right one signs the browser in. Every try counts; after the last
 * wrong one the owner is emailed, for somebody has their mailbox.
 * @param isRight takes what was shown, so that it is not taken twice
 */
export async function trySecondFactor(
  ctx: Context,
  { userId, sessionId }: { userId: string; sessionId: string },
  isRight: (tx: Tx) => Promise<boolean>,
): Promise<Tried> {
  return inTransaction(ctx.db, async (tx) => {
    await changeSecondFactor(tx, userId);
    const triesLeft = await countTry(tx, sessionId);
    if (triesLeft === undefined) return { ok: false, reason: "over" };
    if (await isRight(tx)) {
      return { ok: true, sessionId: await completeSession(tx, sessionId, userId, ctx.now()) };
    }
    const refused = { kind: "second_factor_refused", userId, subjectId: sessionId } as const;
    const eventId = await noteSecurityEvent({ ...ctx, db: tx }, refused);
    if (triesLeft === 0) await emailOwner(tx, eventId);
    return triesLeft > 0 ? { ok: false, reason: "wrong", triesLeft } : { ok: false, reason: "over" };
  });
}

/** How many tries are left after this one; undefined where there was none any more. */
async function countTry(tx: Tx, sessionId: string): Promise<number | undefined> {
  const isWaiting = { revokedAt: null, secondFactorUntil: { not: null } };
  const where = { id: sessionId, secondFactorTries: { lt: SECOND_FACTOR_TRIES }, ...isWaiting };
  const [counted] = await tx.session.updateManyAndReturn({
    where,
    data: { secondFactorTries: { increment: 1 } },
    select: { secondFactorTries: true },
  });
  return counted && SECOND_FACTOR_TRIES - counted.secondFactorTries;
}
