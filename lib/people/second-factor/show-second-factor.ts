import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError, refusal } from "@/lib/errors";
import { noteAndEmailOwner } from "@/lib/history/notify-owner";
import { findHalfSession, type HalfSession } from "@/lib/people/second-factor/half-session";
import { confirmApp } from "@/lib/people/second-factor/set-up-app";
import { digitsIn, takeCode } from "@/lib/people/second-factor/take-code";
import { type Tried, trySecondFactor } from "@/lib/people/second-factor/try-second-factor";

/** As `Tried`, and whether the account's first second factor was set up with it. */
export type Shown = Exclude<Tried, { ok: true }> | (Extract<Tried, { ok: true }> & { readonly setUp: boolean });

/**
 * Tries a code with a session that waits for its second factor; the right one signs the browser in. Where the practice asks for a
 * second factor that the account has not got yet, the code is that of the app which is set up. The limits by hour and day are of the
 * app's short codes alone, so that nobody keeps the owner from a recovery code or a passkey.
 * @throws AppError `rate_limited` after too many tries within the hour or the day
 */
export async function showSecondFactor(ctx: Context, sessionId: string, code: string): Promise<Shown> {
  const waiting = await findHalfSession(ctx.db, sessionId, ctx.now());
  if (!waiting) return { ok: false, reason: "over" };
  const setUp = isToSetUp(waiting);
  if (digitsIn(code) && (setUp || waiting.hasApp)) await spendTry(ctx, waiting.userId);
  const half = { ...waiting, sessionId };
  const tried = await trySecondFactor(ctx, half, (tx) =>
    setUp ? setsUp(tx, ctx, half, code) : isRight(tx, ctx, half, code),
  );
  return tried.ok ? { ...tried, setUp } : tried;
}

/** Whether a practice asks for what the account has not got: only then can a session that waits set anything up. */
export function isToSetUp({ hasApp, hasPasskey }: Pick<HalfSession, "hasApp" | "hasPasskey">): boolean {
  return !hasApp && !hasPasskey;
}

/** A thief of the mailbox can begin session after session, so the tries of all of them count together. */
async function spendTry({ limits }: Context, userId: string): Promise<void> {
  try {
    await limits.spend("second_factors", userId, 1);
    await limits.spend("second_factors_daily", userId, 1);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const sentence = "Too many codes of the app were tried. Use a recovery code or a passkey, or try again later.";
    throw refusal("rate_limited", "second_factor_tries", sentence, error.retryAfterSeconds);
  }
}

type Waiting = HalfSession & { readonly sessionId: string };

async function setsUp(tx: Tx, ctx: Context, { userId, sessionId }: Waiting, code: string): Promise<boolean> {
  const set = await confirmApp({ tx, secrets: ctx.secrets, now: ctx.now() }, { userId, sessionId }, code);
  if (set) await noteAndEmailOwner(tx, ctx, { kind: "second_factor_added", userId });
  return set;
}

async function isRight(tx: Tx, ctx: Context, { userId }: Waiting, code: string): Promise<boolean> {
  const taken = await takeCode({ tx, secrets: ctx.secrets, now: ctx.now() }, userId, code);
  if (taken === "recovery") await noteAndEmailOwner(tx, ctx, { kind: "recovery_code_used", userId });
  return taken !== undefined;
}
