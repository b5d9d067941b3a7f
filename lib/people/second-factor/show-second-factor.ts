import type { Context } from "@/lib/context";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, refusal } from "@/lib/errors";
import { emailOwner, noteAndEmailOwner } from "@/lib/history/notify-owner";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { findHalfSession, type HalfSession, SECOND_FACTOR_TRIES } from "@/lib/people/second-factor/half-session";
import { changeSecondFactor } from "@/lib/people/second-factor/lock-second-factor";
import { confirmApp } from "@/lib/people/second-factor/set-up-app";
import { digitsIn, takeCode } from "@/lib/people/second-factor/take-code";
import { completeSession } from "@/lib/people/sign-in/session";

export type Shown =
  | {
      readonly ok: true;
      /** Whether the account's first app was set up with it. */
      readonly setUp: boolean;
      /** The session that the browser has from now on. */
      readonly sessionId: string;
    }
  | { readonly ok: false; readonly reason: "wrong"; readonly triesLeft: number }
  | { readonly ok: false; readonly reason: "over" };

/**
 * Tries a code with a session that waits for its second factor; the right one signs the browser in. Where the practice asks for a
 * second factor that the account has not got yet, the code is that of the app which is set up. Every try counts; after the last
 * wrong one the owner is emailed, for somebody has their mailbox. The limits by hour and day are of the app's short codes alone, so
 * that nobody keeps the owner from a recovery code.
 * @throws AppError `rate_limited` after too many tries within the hour or the day
 */
export async function showSecondFactor(ctx: Context, sessionId: string, code: string): Promise<Shown> {
  const waiting = await findHalfSession(ctx.db, sessionId, ctx.now());
  if (!waiting) return { ok: false, reason: "over" };
  if (digitsIn(code)) await spendTry(ctx, waiting.userId);
  return inTransaction(ctx.db, async (tx) => {
    await changeSecondFactor(tx, waiting.userId);
    const triesLeft = await countTry(tx, sessionId);
    if (triesLeft === undefined) return { ok: false, reason: "over" };
    if (await isRight(tx, ctx, { ...waiting, sessionId }, code)) {
      const signedIn = await completeSession(tx, sessionId, waiting.userId, ctx.now());
      return { ok: true, setUp: !waiting.hasApp, sessionId: signedIn };
    }
    const refused = { kind: "second_factor_refused", userId: waiting.userId, subjectId: sessionId } as const;
    const eventId = await noteSecurityEvent({ ...ctx, db: tx }, refused);
    if (triesLeft === 0) await emailOwner(tx, eventId);
    return triesLeft > 0 ? { ok: false, reason: "wrong", triesLeft } : { ok: false, reason: "over" };
  });
}

/** A thief of the mailbox can begin session after session, so the tries of all of them count together. */
async function spendTry({ limits }: Context, userId: string): Promise<void> {
  try {
    await limits.spend("second_factors", userId, 1);
    await limits.spend("second_factors_daily", userId, 1);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const sentence = "Too many codes of the app were tried. Use a recovery code, or try again later.";
    throw refusal("rate_limited", "second_factor_tries", sentence, error.retryAfterSeconds);
  }
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

type Waiting = HalfSession & { readonly sessionId: string };

async function isRight(tx: Tx, ctx: Context, { userId, hasApp, sessionId }: Waiting, code: string): Promise<boolean> {
  const store = { tx, secrets: ctx.secrets, now: ctx.now() };
  if (!hasApp) {
    const set = await confirmApp(store, { userId, sessionId }, code);
    if (set) await noteAndEmailOwner(tx, ctx, { kind: "second_factor_added", userId });
    return set;
  }
  const taken = await takeCode(store, userId, code);
  if (taken === "recovery") await noteAndEmailOwner(tx, ctx, { kind: "recovery_code_used", userId });
  return taken !== undefined;
}
