import type { Tx } from "@/lib/db/transaction";
import { counterOf } from "@/lib/people/second-factor/authenticator";
import { isProtected } from "@/lib/people/second-factor/begin-second-factor";
import { findSecondFactor } from "@/lib/people/second-factor/find-second-factor";
import { placeOfCode } from "@/lib/people/second-factor/recovery-codes";
import type { Secrets } from "@/lib/secrets";

type Store = { readonly tx: Tx; readonly secrets: Secrets /** Epoch milliseconds. */; readonly now: number };

/**
 * Takes a code of the account's app, or a recovery code, once: the same code is never taken again, nor an older one of the app.
 * @returns which it was; undefined where it is neither, was used before, or the account has no second factor
 */
export async function takeCode({ tx, secrets, now }: Store, userId: string, typed: string) {
  const kept = await findSecondFactor(tx, userId);
  const { confirmedAt, setUpIn, version } = kept;
  const digits = digitsIn(typed);
  if (digits !== undefined) {
    if (confirmedAt === null || setUpIn === null) return undefined;
    const counter = counterOf(secrets, { userId, setUpIn, version }, digits, now);
    return counter !== undefined && (await takeCounter(tx, userId, counter)) ? "app" : undefined;
  }
  if (!(await isProtected(tx, userId))) return undefined;
  const place = placeOfCode(secrets, kept, typed);
  return place !== undefined && (await takePlace(tx, kept, place)) ? "recovery" : undefined;
}

/** The six digits of an app's code, spaces allowed; undefined where it is something else. Pure. */
export function digitsIn(typed: string): string | undefined {
  const digits = typed.replaceAll(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** Whether the app's code of this half minute had not been taken yet (RFC 6238 §5.2). */
export async function takeCounter(tx: Tx, userId: string, counter: number): Promise<boolean> {
  const where = { userId, lastCounter: { lt: counter } };
  return (await tx.secondFactor.updateMany({ where, data: { lastCounter: counter } })).count > 0;
}

async function takePlace(tx: Tx, { userId, recoveryBatch }: { userId: string; recoveryBatch: number }, place: number) {
  const where = { userId, recoveryBatch, NOT: { usedCodes: { has: place } } };
  return (await tx.secondFactor.updateMany({ where, data: { usedCodes: { push: place } } })).count > 0;
}
