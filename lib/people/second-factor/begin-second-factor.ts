import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { noteAndEmailOwner } from "@/lib/history/notify-owner";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Of accounts: those with an app or a passkey. */
export const hasSecondFactor = { OR: [{ secondFactor: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }] };

/** Whether the account has an app or a passkey. */
export async function isProtected(db: Db, userId: string): Promise<boolean> {
  return (await db.user.count({ where: { id: userId, ...hasSecondFactor } })) > 0;
}

/**
 * Called before an app or passkey is kept, with the account held. The first one brings a list of recovery codes and ends every other
 * session of the account, for whoever has it showed no second factor; a further one changes neither. @param now epoch milliseconds
 */
export async function beginSecondFactor(
  tx: Tx,
  { userId, sessionId }: { userId: string; sessionId: string },
  now: number,
): Promise<void> {
  if (await isProtected(tx, userId)) return;
  const update = { recoveryBatch: { increment: 1 }, usedCodes: [] };
  await tx.secondFactor.upsert({ where: { userId }, create: { userId, recoveryBatch: 1 }, update });
  const others = { userId, id: { not: sessionId }, revokedAt: null };
  await tx.session.updateMany({ where: others, data: { revokedAt: rfc3339Of(now) } });
}

/**
 * Called after an app or passkey was taken away. Where none is left, every browser is signed out and the owner emailed, so that a
 * practice which asks for one has another set up at the next sign-in. @returns whether none is left
 */
export async function endSecondFactor(tx: Tx, ctx: Context, userId: string): Promise<boolean> {
  if (await isProtected(tx, userId)) return false;
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: rfc3339Of(ctx.now()) } });
  await noteAndEmailOwner(tx, ctx, { kind: "second_factor_removed", userId });
  return true;
}
