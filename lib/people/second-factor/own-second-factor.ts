import { requireOperator, requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { invalid, refusal } from "@/lib/errors";
import { noteAndEmailOwner, noteAndNotifyOwner } from "@/lib/history/notify-owner";
import { findSecondFactor } from "@/lib/people/second-factor/find-second-factor";
import { changeSecondFactor } from "@/lib/people/second-factor/lock-second-factor";
import { recoveryCodes } from "@/lib/people/second-factor/recovery-codes";
import { type AppOwner, appToSetUp, confirmApp } from "@/lib/people/second-factor/set-up-app";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * What the person's settings show: the app to set up, or since when there is one with its recovery codes and which were used.
 * @throws AppError `forbidden` for anyone but a person in their browser
 */
export async function ownSecondFactor(ctx: Context, label: Omit<AppOwner, "userId">) {
  const userId = requireSelf(ctx);
  const app = await appToSetUp(ctx.db, ctx.secrets, { userId, ...label });
  const kept = await findSecondFactor(ctx.db, userId);
  if (app || kept.confirmedAt === null) return { app };
  const codes = recoveryCodes(ctx.secrets, kept).map((code, place) => ({ code, used: kept.usedCodes.includes(place) }));
  return { since: kept.confirmedAt.getTime(), codes };
}

/** Sets the app up that this session was shown, once a code shows that it has the secret. @throws AppError `invalid` for a wrong code, `forbidden` */
export async function setUpSecondFactor(ctx: Context, sessionId: string, code: string): Promise<void> {
  const userId = requireSelf(ctx);
  await ctx.limits.spend("second_factors", userId, 1);
  await inTransaction(ctx.db, async (tx) => {
    await changeSecondFactor(tx, userId);
    const store = { tx, secrets: ctx.secrets, now: ctx.now() };
    if (!(await confirmApp(store, { userId, sessionId }, code))) throw wrongCode();
    await noteAndNotifyOwner(tx, ctx, { kind: "second_factor_added", userId });
  });
}

/** Makes a fresh list of recovery codes; those of the old one are worthless. @throws AppError `not_found` where there is no second factor, `forbidden` */
export async function renewRecoveryCodes(ctx: Context): Promise<void> {
  const userId = requireSelf(ctx);
  const where = { userId, confirmedAt: { not: null } };
  const data = { recoveryBatch: { increment: 1 }, usedCodes: [] };
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.secondFactor.updateMany({ where, data });
    if (count === 0) throw noSecondFactor();
    await noteAndNotifyOwner(tx, ctx, { kind: "recovery_codes_renewed", userId });
  });
}

/**
 * Takes the person's second factor away and signs every browser out, so that a practice which asks for one has another set up at the
 * next sign-in. Taking it away twice changes nothing. @throws AppError `forbidden`
 */
export async function removeSecondFactor(ctx: Context): Promise<void> {
  await remove(ctx, requireSelf(ctx));
}

/** As `removeSecondFactor`, for the operator and somebody who lost both app and codes. @throws AppError `forbidden`, `not_found` */
export async function removeSecondFactorOf(ctx: Context, userId: string): Promise<void> {
  requireOperator(ctx);
  if ((await findSecondFactor(ctx.db, userId)).confirmedAt === null) throw noSecondFactor();
  await remove(ctx, userId);
}

function wrongCode() {
  const detail = "This is not the code that the app shows now. Wait for the next one and enter it.";
  return invalid([{ field: "code", code: "wrong_app_code", detail }]);
}

function noSecondFactor() {
  return refusal("not_found", "no_second_factor", "This account has no second factor. There is nothing to do.");
}

function remove(ctx: Context, userId: string): Promise<void> {
  return inTransaction(ctx.db, async (tx) => {
    await changeSecondFactor(tx, userId);
    const where = { userId, confirmedAt: { not: null } };
    const { count } = await tx.secondFactor.updateMany({ where, data: { confirmedAt: null } });
    if (count === 0) return;
    await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: rfc3339Of(ctx.now()) } });
    await noteAndEmailOwner(tx, ctx, { kind: "second_factor_removed", userId });
  });
}
