import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { lockSignIns } from "@/lib/people/sign-in/sign-in-lock";
import type { SignInRefusal } from "@/lib/people/sign-in/sign-in-result";
import { signInCodeHash } from "@/lib/people/sign-in/sign-in-secrets";
import type { Secrets } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** docs/design/security.md#1 and #P-19. */
const TRIES_PER_CODE = 5;
const TRIES_PER_HOUR = 20;
/** A code can be tried until ten minutes after it was made, so these codes hold every try of the last hour. */
const COUNTED_SECONDS = 3600 + 600;

type Store = { readonly tx: Tx; readonly secrets: Secrets /** Epoch milliseconds. */; readonly now: number };
type Attempt = { readonly email: string; readonly invitationId: string | null; readonly code: string };
type Newest = { id: string; tries: number; returnPath: string; open: boolean; triesInTheHour: number };

export type CodeCheck =
  | { readonly right: true; readonly returnPath: string }
  | { readonly right: false; readonly refusal: SignInRefusal };

/**
 * Tries a six-digit code, spaces allowed, against the newest mail to the address for that purpose. Every try counts, also a
 * right one, and those of an hour count together whatever they were for.
 * @param attempt with the address in canonical form
 */
export async function checkCode(
  { tx, secrets, now }: Store,
  { email, invitationId, code }: Attempt,
): Promise<CodeCheck> {
  const digits = code.replaceAll(/[\s-]/g, "");
  if (!/^\d{6}$/.test(digits)) return refused({ reason: "malformed" });
  await lockSignIns(tx, email);
  const newest = await findNewest(tx, email, invitationId, now);
  if (!newest?.open) return refused({ reason: "expired" });
  if (newest.triesInTheHour >= TRIES_PER_HOUR) return refused({ reason: "too_many_tries" });
  if (newest.tries >= TRIES_PER_CODE) return refused({ reason: "tries_used_up" });

  const right = await countTry(tx, newest.id, signInCodeHash(secrets, newest.id, digits), now);
  if (right) return { right, returnPath: newest.returnPath };
  const triesLeft = TRIES_PER_CODE - newest.tries - 1;
  return refused(triesLeft > 0 ? { reason: "wrong_code", triesLeft } : { reason: "tries_used_up" });
}

function refused(refusal: SignInRefusal): CodeCheck {
  return { right: false, refusal };
}

async function findNewest(
  tx: Tx,
  email: string,
  invitationId: string | null,
  now: number,
): Promise<Newest | undefined> {
  const [newest] = await tx.$queryRaw<Newest[]>(Prisma.sql`
    select id, tries, return_path as "returnPath",
           consumed_at is null and expires_at > ${rfc3339Of(now)}::timestamptz as open,
           (select sum(tries)::int from sign_in_challenges
             where email = ${email} and created_at > ${rfc3339Of(now - COUNTED_SECONDS * 1000)}::timestamptz) as "triesInTheHour"
      from sign_in_challenges where email = ${email} and invitation_id is not distinct from ${invitationId}::uuid
     order by created_at desc, id desc limit 1`);
  return newest;
}

/** Counts the try and uses the challenge up when the code is right, unless its link was used at this very moment. */
async function countTry(tx: Tx, id: string, codeHash: Uint8Array, now: number): Promise<boolean> {
  const [tried] = await tx.$queryRaw<{ right: boolean }[]>(Prisma.sql`
    update sign_in_challenges
       set tries = tries + 1,
           consumed_at = case when code_hash = ${codeHash} then ${rfc3339Of(now)}::timestamptz end
     where id = ${id}::uuid and consumed_at is null
    returning consumed_at is not null as right`);
  return tried?.right ?? false;
}
