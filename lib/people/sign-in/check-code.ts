import { query } from "@/lib/db/query";
import { bool, int, type RowOf, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { lockSignIns } from "@/lib/people/sign-in/sign-in-lock";
import type { SignInRefusal } from "@/lib/people/sign-in/sign-in-result";
import { signInCodeHash } from "@/lib/people/sign-in/sign-in-secrets";
import type { Secrets } from "@/lib/secrets";

/** docs/design/security.md#1 and #P-19. */
export const TRIES_PER_CODE = 5;
export const TRIES_PER_HOUR = 20;
/** A code can be tried until ten minutes after it was made, so these codes hold every try of the last hour. */
const COUNTED_SECONDS = 3600 + 600;

type Store = { readonly tx: Tx; readonly secrets: Secrets /** Epoch milliseconds. */; readonly now: number };
type Attempt = {
  readonly email: string;
  readonly invitationId: string | null;
  /** The request that this browser made; undefined for a browser that made none. */
  readonly challengeId: string | undefined;
  readonly code: string;
};
const askedCode = { id: uuid, tries: int, returnPath: text, open: bool, triesInTheHour: int };
type Asked = RowOf<typeof askedCode>;

export type CodeCheck =
  | { readonly right: true; readonly returnPath: string }
  | { readonly right: false; readonly refusal: SignInRefusal };

/**
 * Tries a six-digit code, spaces allowed, against the mail that this browser asked for: a stranger who knows the address has
 * no code to try and uses nobody's tries up. Every try counts, also a right one, and those of an hour and purpose count together.
 * @param attempt with the address in canonical form
 */
export async function checkCode({ tx, secrets, now }: Store, { code, ...request }: Attempt): Promise<CodeCheck> {
  const digits = code.replaceAll(/[\s-]/g, "");
  if (!/^\d{6}$/.test(digits)) return refused({ reason: "malformed" });
  await lockSignIns(tx, request.email);
  const asked = await findAsked(tx, request, now);
  if (!asked?.open) return refused({ reason: "expired" });
  if (asked.triesInTheHour >= TRIES_PER_HOUR) return refused({ reason: "too_many_tries" });
  if (asked.tries >= TRIES_PER_CODE) return refused({ reason: "tries_used_up" });

  const right = await countTry(tx, asked.id, signInCodeHash(secrets, asked.id, digits), now);
  if (right) return { right, returnPath: asked.returnPath };
  const triesLeft = TRIES_PER_CODE - asked.tries - 1;
  return refused(triesLeft > 0 ? { reason: "wrong_code", triesLeft } : { reason: "tries_used_up" });
}

function refused(refusal: SignInRefusal): CodeCheck {
  return { right: false, refusal };
}

async function findAsked(
  tx: Tx,
  { challengeId, email, invitationId }: Omit<Attempt, "code">,
  now: number,
): Promise<Asked | undefined> {
  if (challengeId === undefined) return undefined;
  const [asked] = await query(tx, askedCode)`
    select id, tries, return_path as "returnPath",
           consumed_at is null and expires_at > ${instant(now)} as open,
           (select sum(tries)::int from sign_in_challenges
             where email = ${email} and (invitation_id is null) = ${invitationId === null} and not at_door
               and created_at > ${instant(now - COUNTED_SECONDS * 1000)}) as "triesInTheHour"
      from sign_in_challenges
     where id = ${challengeId}::uuid and not at_door and email = ${email} and invitation_id is not distinct from ${invitationId}::uuid`;
  return asked;
}

/** Counts the try and uses the challenge up when the code is right, unless its link was used at this very moment. */
async function countTry(tx: Tx, id: string, codeHash: Uint8Array, now: number): Promise<boolean> {
  const [tried] = await query(tx, { right: bool })`
    update sign_in_challenges
       set tries = tries + 1,
           consumed_at = case when code_hash = ${codeHash} then ${instant(now)} end
     where id = ${id}::uuid and consumed_at is null
    returning consumed_at is not null as right`;
  return tried?.right ?? false;
}
