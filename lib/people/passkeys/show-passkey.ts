import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { noteAndEmailOwner } from "@/lib/history/notify-owner";
import { optionsToShow, verifyShown } from "@/lib/people/passkeys/ceremony";
import { giveChallenge, takeChallenge } from "@/lib/people/passkeys/challenge";
import { readShownAnswer } from "@/lib/people/passkeys/passkey-answer";
import { type PasskeyReason, passkeyRefusal } from "@/lib/people/passkeys/refuse-passkey";
import { relyingPartyOf } from "@/lib/people/passkeys/relying-party";
import { findHalfSession, type HalfSession } from "@/lib/people/second-factor/half-session";
import { type Tried, trySecondFactor } from "@/lib/people/second-factor/try-second-factor";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * What the browser of a session that waits needs to sign with a passkey, once and for five minutes; undefined for every other session.
 * @throws AppError `forbidden` where passkeys cannot be used
 */
export async function beginShowingPasskey(ctx: Context, sessionId: string) {
  const waiting = await findHalfSession(ctx.db, sessionId, ctx.now());
  if (!waiting) return undefined;
  const party = relyingPartyOf(ctx.appUrl);
  if (!party) throw passkeyRefusal("passkeys_unavailable");
  const { userId } = waiting;
  const known = await ctx.db.passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } });
  return optionsToShow({ party, challenge: await giveChallenge(ctx.db, sessionId, ctx.now()) }, known);
}

/** As `Tried`, with the reason why a passkey was not taken. */
export type PasskeyTried = Exclude<Tried, { reason: "wrong" }> | { ok: false; reason: PasskeyReason };

/**
 * Tries a passkey with a session that waits for its second factor; the right one signs the browser in. Every try counts as a code
 * does. No limit of an hour or a day stands before it: nobody guesses what it signs with, and so nobody keeps the owner from it.
 */
export async function showPasskey(ctx: Context, sessionId: string, response: string): Promise<PasskeyTried> {
  const waiting = await findHalfSession(ctx.db, sessionId, ctx.now());
  if (!waiting) return { ok: false, reason: "over" };
  const shown = await passkeyIn(ctx, { ...waiting, sessionId }, response);
  let reason: PasskeyReason | undefined;
  const tried = await trySecondFactor(ctx, { ...waiting, sessionId }, async (tx) => {
    reason = typeof shown === "string" ? shown : await take(tx, ctx, waiting.userId, shown);
    return reason === undefined;
  });
  if (tried.ok || tried.reason === "over") return tried;
  return { ok: false, reason: reason ?? "passkey_refused" };
}

type Shown = { readonly passkeyId: string; readonly counter: number };

/** Which passkey of the account signed this session's challenge; else why none did. */
async function passkeyIn(
  ctx: Context,
  { userId, sessionId }: HalfSession & { sessionId: string },
  response: string,
): Promise<Shown | PasskeyReason> {
  const party = relyingPartyOf(ctx.appUrl);
  if (!party) return "passkeys_unavailable";
  const isChallenge = await takeChallenge(ctx.db, sessionId, ctx.now());
  if (!isChallenge) return "passkey_expired";
  const answer = readShownAnswer(response);
  if (!answer) return "passkey_refused";
  const select = { id: true, credentialId: true, publicKey: true };
  const passkey = await ctx.db.passkey.findFirst({ where: { userId, credentialId: answer.id }, select });
  if (!passkey) return "passkey_unknown";
  const counter = await verifyShown(answer, passkey, { party, isChallenge });
  return counter === undefined ? "passkey_refused" : { passkeyId: passkey.id, counter };
}

/**
 * Notes the use of a passkey. One that counts its uses must have counted on since the last (WebAuthn Level 3 §6.1.1): another with
 * the same key is about otherwise, and the owner is emailed. @returns why not
 */
async function take(
  tx: Tx,
  ctx: Context,
  userId: string,
  { passkeyId, counter }: Shown,
): Promise<PasskeyReason | undefined> {
  const counted = counter === 0 ? BigInt(0) : { lt: BigInt(counter) };
  const data = { counter: BigInt(counter), lastUsedAt: rfc3339Of(ctx.now()) };
  const { count } = await tx.passkey.updateMany({ where: { id: passkeyId, userId, counter: counted }, data });
  if (count > 0) return undefined;
  if ((await tx.passkey.count({ where: { id: passkeyId, userId } })) === 0) return "passkey_unknown";
  await noteAndEmailOwner(tx, ctx, { kind: "passkey_copied", userId, subjectId: passkeyId });
  return "passkey_copied";
}
