import { requireOperator, requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { invalid, refusal } from "@/lib/errors";
import { noteAndNotifyOwner } from "@/lib/history/notify-owner";
import { endSecondFactor, isProtected } from "@/lib/people/second-factor/begin-second-factor";
import { findSecondFactor } from "@/lib/people/second-factor/find-second-factor";
import { changeSecondFactor } from "@/lib/people/second-factor/lock-second-factor";
import { recoveryCodes } from "@/lib/people/second-factor/recovery-codes";
import { type AppOwner, appToSetUp, confirmApp } from "@/lib/people/second-factor/set-up-app";

/**
 * What the person's settings show: the app to set up, or since when there is one; with an app or a passkey the recovery codes, and
 * which were used. @throws AppError `forbidden` for anyone but a person in their browser
 */
export async function ownSecondFactor(ctx: Context, label: Omit<AppOwner, "userId">) {
  const userId = requireSelf(ctx);
  const app = await appToSetUp(ctx.db, ctx.secrets, { userId, ...label });
  const kept = await findSecondFactor(ctx.db, userId);
  const since = kept.confirmedAt?.getTime();
  if (!(await isProtected(ctx.db, userId))) return { app };
  const codes = recoveryCodes(ctx.secrets, kept).map((code, place) => ({ code, used: kept.usedCodes.includes(place) }));
  return { app, since, codes };
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
  const data = { recoveryBatch: { increment: 1 }, usedCodes: [] };
  await inTransaction(ctx.db, async (tx) => {
    await changeSecondFactor(tx, userId);
    if (!(await isProtected(tx, userId))) throw noSecondFactor();
    await tx.secondFactor.update({ where: { userId }, data, select: { userId: true } });
    await noteAndNotifyOwner(tx, ctx, { kind: "recovery_codes_renewed", userId });
  });
}

/** Takes the app away and leaves the passkeys. Without one it is `removeSecondFactor`. @throws AppError `forbidden` */
export async function removeApp(ctx: Context): Promise<{ signedOut: boolean }> {
  const userId = requireSelf(ctx);
  return inTransaction(ctx.db, async (tx) => {
    await changeSecondFactor(tx, userId);
    if (!(await takeAppAway(tx, userId))) return { signedOut: false };
    if (await endSecondFactor(tx, ctx, userId)) return { signedOut: true };
    await noteAndNotifyOwner(tx, ctx, { kind: "authenticator_removed", userId });
    return { signedOut: false };
  });
}

/**
 * Takes the person's app and passkeys away and signs every browser out, so that a practice which asks for one has another set up at the
 * next sign-in. Taking it away twice changes nothing. @throws AppError `forbidden`
 */
export async function removeSecondFactor(ctx: Context): Promise<void> {
  await remove(ctx, requireSelf(ctx));
}

/** As `removeSecondFactor`, for the operator and somebody who lost all that they could show. @throws AppError `forbidden`, `not_found` */
export async function removeSecondFactorOf(ctx: Context, userId: string): Promise<void> {
  requireOperator(ctx);
  if (!(await isProtected(ctx.db, userId))) throw noSecondFactor();
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
    const { count } = await tx.passkey.deleteMany({ where: { userId } });
    if ((await takeAppAway(tx, userId)) || count > 0) await endSecondFactor(tx, ctx, userId);
  });
}

async function takeAppAway(tx: Tx, userId: string): Promise<boolean> {
  const where = { userId, confirmedAt: { not: null } };
  return (await tx.secondFactor.updateMany({ where, data: { confirmedAt: null } })).count > 0;
}
