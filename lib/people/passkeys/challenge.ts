import { randomBytes } from "node:crypto";
import type { Db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
import { bytes, neverNull } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { hashOf } from "@/lib/secrets";
import { MINUTE } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** How long a browser may take to have a passkey sign. */
export const CHALLENGE_MILLISECONDS = 5 * MINUTE;

/** 256 bits, twice what WebAuthn asks for (Level 3 §13.4.3). */
const CHALLENGE_BYTES = 32;

/**
 * Gives a session something random to sign, in the place of what it was given before. Only its hash is kept, with the session, so
 * that it is worth nothing to another one. @param now epoch milliseconds
 */
export async function giveChallenge(db: Db, sessionId: string, now: number): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = Uint8Array.from(randomBytes(CHALLENGE_BYTES));
  const data = { passkeyChallenge: kept(challenge), passkeyChallengeUntil: rfc3339Of(now + CHALLENGE_MILLISECONDS) };
  await db.session.updateMany({ where: { id: sessionId }, data });
  return challenge;
}

/**
 * Takes the challenge of a session, whatever becomes of the answer to it: nothing is signed twice.
 * @returns whether a challenge, as a browser wrote it down, is that one; undefined where there is none, or it is too old
 */
export async function takeChallenge(
  db: Db,
  sessionId: string,
  now: number,
): Promise<((signed: string) => boolean) | undefined> {
  const [given] = await query(db, { hash: neverNull(bytes) })`
    update sessions s set passkey_challenge = null, passkey_challenge_until = null
      from (select id, passkey_challenge, passkey_challenge_until from sessions
             where id = ${sessionId}::uuid and passkey_challenge is not null for no key update) given
     where s.id = given.id and given.passkey_challenge_until > ${instant(now)} returning given.passkey_challenge as hash`;
  return given && ((signed) => Buffer.from(hashOf(signed)).equals(given.hash));
}

/** The hash of a challenge as browsers write it down. */
function kept(challenge: Uint8Array): Uint8Array<ArrayBuffer> {
  return hashOf(Buffer.from(challenge).toString("base64url"));
}
