import type { Context } from "@/lib/context";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { emailOwner } from "@/lib/history/notify-owner";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { findHalfSession, type HalfSession } from "@/lib/people/second-factor/half-session";
import { confirmApp } from "@/lib/people/second-factor/set-up-app";
import { takeCode } from "@/lib/people/second-factor/take-code";
import { completeSession } from "@/lib/people/sign-in/session";

/** How often a code can be tried with one session that waits for it. */
const TRIES = 5;

export type Shown =
  | { readonly ok: true /** Whether the account's first app was set up with it. */; readonly setUp: boolean }
  | { readonly ok: false; readonly reason: "wrong"; readonly triesLeft: number }
  | { readonly ok: false; readonly reason: "over" };

/**
 * Tries a code with a session that waits for its second factor; the right one signs the browser in. Where the practice asks for a
 * second factor that the account has not got yet, the code is that of the app which is set up. Every try counts.
 * @throws AppError `rate_limited` after too many tries within the hour
 */
export async function showSecondFactor(ctx: Context, sessionId: string, code: string): Promise<Shown> {
  const waiting = await findHalfSession(ctx.db, sessionId, ctx.now());
  if (!waiting) return { ok: false, reason: "over" };
  await ctx.limits.spend("second_factors", waiting.userId, 1);
  return inTransaction(ctx.db, async (tx) => {
    const triesLeft = await countTry(tx, sessionId);
    if (triesLeft === undefined) return { ok: false, reason: "over" };
    if (await isRight(tx, ctx, waiting, code)) {
      await completeSession(tx, sessionId, waiting.userId, ctx.now());
      return { ok: true, setUp: !waiting.hasApp };
    }
    await noteSecurityEvent(
      { ...ctx, db: tx },
      { kind: "second_factor_refused", userId: waiting.userId, subjectId: sessionId },
    );
    return triesLeft > 0 ? { ok: false, reason: "wrong", triesLeft } : { ok: false, reason: "over" };
  });
}

/** How many tries are left after this one; undefined where there was none any more. */
async function countTry(tx: Tx, sessionId: string): Promise<number | undefined> {
  const where = { id: sessionId, secondFactorTries: { lt: TRIES }, secondFactorUntil: { not: null } };
  const [counted] = await tx.session.updateManyAndReturn({
    where,
    data: { secondFactorTries: { increment: 1 } },
    select: { secondFactorTries: true },
  });
  return counted && TRIES - counted.secondFactorTries;
}

async function isRight(tx: Tx, ctx: Context, { userId, hasApp }: HalfSession, code: string): Promise<boolean> {
  const now = ctx.now();
  if (!hasApp) {
    const set = await confirmApp(tx, ctx.secrets, userId, code, now);
    if (set) await noteAndEmail(tx, ctx, "second_factor_added", userId);
    return set;
  }
  const taken = await takeCode({ tx, secrets: ctx.secrets, now }, userId, code);
  if (taken === "recovery") await noteAndEmail(tx, ctx, "recovery_code_used", userId);
  return taken !== undefined;
}

async function noteAndEmail(tx: Tx, ctx: Context, kind: "second_factor_added" | "recovery_code_used", userId: string) {
  await emailOwner(tx, await noteSecurityEvent({ ...ctx, db: tx }, { kind, userId }));
}
