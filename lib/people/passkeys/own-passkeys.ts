import { z } from "zod";
import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { lineField } from "@/lib/fields";
import { noteAndNotifyOwner } from "@/lib/history/notify-owner";
import { newId } from "@/lib/ids";
import { type NewPasskey, optionsToAdd, verifyNew } from "@/lib/people/passkeys/ceremony";
import { giveChallenge, takeChallenge } from "@/lib/people/passkeys/challenge";
import { readNewAnswer } from "@/lib/people/passkeys/passkey-answer";
import { passkeyRefusal } from "@/lib/people/passkeys/refuse-passkey";
import { relyingPartyOf } from "@/lib/people/passkeys/relying-party";
import { beginSecondFactor, endSecondFactor } from "@/lib/people/second-factor/begin-second-factor";
import { changeSecondFactor } from "@/lib/people/second-factor/lock-second-factor";
import { rfc3339Of } from "@/lib/time/rfc3339";

const MOST_PASSKEYS = 10;

/** A passkey's name, and what the browser said, as text of JSON. */
export const addPasskeyInput = z.strictObject({
  name: lineField(60).pipe(z.string().min(1, "Name the passkey, for example after the device that keeps it.")),
  response: z.string().max(60_000),
});

/** The person's passkeys, the oldest first. Instants in epoch milliseconds. @throws AppError `forbidden` for anyone but a person in their browser */
export async function listPasskeys(ctx: Context) {
  const select = { id: true, name: true, createdAt: true, lastUsedAt: true };
  const where = { userId: requireSelf(ctx) };
  const rows = await ctx.db.passkey.findMany({ where, select, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(({ createdAt, lastUsedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.getTime(),
    lastUsedAt: lastUsedAt?.getTime(),
  }));
}

/**
 * What this session's browser needs to make a passkey, once and for five minutes. `product` is how password managers list the account.
 * @throws AppError `forbidden`, also where passkeys cannot be used or there are too many
 */
export async function beginPasskey(ctx: Context, sessionId: string, label: { email: string; product: string }) {
  const userId = requireSelf(ctx);
  const party = relyingPartyOf(ctx.appUrl);
  if (!party) throw passkeyRefusal("passkeys_unavailable");
  const select = { credentialId: true, transports: true };
  const known = await ctx.db.passkey.findMany({ where: { userId }, select });
  if (known.length >= MOST_PASSKEYS) throw passkeyRefusal("too_many_passkeys");
  const challenge = await giveChallenge(ctx.db, sessionId, ctx.now());
  return optionsToAdd({ party, challenge }, { userId, ...label }, known);
}

/**
 * Adds the passkey that this session's browser made. The account's first second factor signs every other browser out.
 * @throws AppError `forbidden` with the reason why not, `invalid`, `rate_limited`
 */
export async function addPasskey(
  ctx: Context,
  sessionId: string,
  { name, response }: z.output<typeof addPasskeyInput>,
): Promise<void> {
  const userId = requireSelf(ctx);
  await ctx.limits.spend("second_factors", userId, 1);
  const made = await madePasskey(ctx, sessionId, response);
  await inTransaction(ctx.db, async (tx) => {
    await changeSecondFactor(tx, userId);
    if ((await tx.passkey.count({ where: { userId } })) >= MOST_PASSKEYS) throw passkeyRefusal("too_many_passkeys");
    await beginSecondFactor(tx, { userId, sessionId }, ctx.now());
    const id = await store(tx, { ...made, userId, name }, ctx.now());
    await noteAndNotifyOwner(tx, ctx, { kind: "passkey_added", userId, subjectId: id });
  });
}

/** What the browser made, once everything about it is as asked. @throws AppError `forbidden` with the reason why not */
async function madePasskey(ctx: Context, sessionId: string, response: string): Promise<NewPasskey> {
  const party = relyingPartyOf(ctx.appUrl);
  if (!party) throw passkeyRefusal("passkeys_unavailable");
  const isChallenge = await takeChallenge(ctx.db, sessionId, ctx.now());
  if (!isChallenge) throw passkeyRefusal("passkey_expired");
  const answer = readNewAnswer(response);
  const made = answer && (await verifyNew(answer, { party, isChallenge }));
  if (!made) throw passkeyRefusal("passkey_refused");
  return made;
}

/** A credential belongs to one account: whoever brings one that is known already, their own too, is refused. */
async function store(tx: Tx, { counter, ...made }: NewPasskey & { userId: string; name: string }, now: number) {
  const data = {
    ...made,
    id: newId(),
    counter: BigInt(counter),
    createdAt: rfc3339Of(now),
    transports: [...made.transports],
  };
  const { count } = await tx.passkey.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) throw passkeyRefusal("passkey_known");
  return data.id;
}

/**
 * Takes one of the person's passkeys away. With the last second factor every browser is signed out.
 * @returns whether that was so @throws AppError `not_found` where it is not theirs, `forbidden`
 */
export async function removePasskey(ctx: Context, passkeyId: string): Promise<{ signedOut: boolean }> {
  const userId = requireSelf(ctx);
  return inTransaction(ctx.db, async (tx) => {
    await changeSecondFactor(tx, userId);
    const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, userId } });
    if (count === 0) throw notFound();
    await noteAndNotifyOwner(tx, ctx, { kind: "passkey_removed", userId, subjectId: passkeyId });
    return { signedOut: await endSecondFactor(tx, ctx, userId) };
  });
}
