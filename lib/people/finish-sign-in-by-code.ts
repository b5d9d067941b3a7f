import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { canonicalEmail } from "@/lib/people/canonical-email";
import { completeSignIn } from "@/lib/people/complete-sign-in";
import { lockSignIns } from "@/lib/people/sign-in-lock";
import { refused, type SignInResult } from "@/lib/people/sign-in-result";
import { signInCodeHash } from "@/lib/people/sign-in-secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** security.md §1 and P-19. */
export const TRIES_PER_CODE = 5;
export const TRIES_PER_HOUR = 20;
/** A code can be tried until ten minutes after it was made, so these codes hold every try of the last hour. */
const COUNTED_SECONDS = 3600 + 600;

type Newest = { id: string; tries: number; returnPath: string; open: boolean; triesInTheHour: number };

/** Tries a six-digit code, spaces allowed, against the newest mail to the address. Every try counts, also a right one. */
export async function finishSignInByCode(ctx: Context, input: { email: string; code: string }): Promise<SignInResult> {
  const email = canonicalEmail(input.email);
  const code = input.code.replaceAll(/[\s-]/g, "");
  if (!email || !/^\d{6}$/.test(code)) return refused({ reason: "malformed" });

  return inTransaction(ctx.db, async (tx) => {
    await lockSignIns(tx, email);
    const newest = await findNewest(tx, email, ctx.now());
    if (!newest?.open) return refused({ reason: "expired" });
    if (newest.triesInTheHour >= TRIES_PER_HOUR) return refused({ reason: "too_many_tries" });
    if (newest.tries >= TRIES_PER_CODE) return refused({ reason: "tries_used_up" });

    const right = await tryCode(tx, newest.id, signInCodeHash(ctx.secrets, newest.id, code), ctx.now());
    if (right) return completeSignIn(tx, ctx.now(), { email, returnPath: newest.returnPath });
    const triesLeft = TRIES_PER_CODE - newest.tries - 1;
    return refused(triesLeft > 0 ? { reason: "wrong_code", triesLeft } : { reason: "tries_used_up" });
  });
}

async function findNewest(tx: Tx, email: string, now: number): Promise<Newest | undefined> {
  const [newest] = await tx.$queryRaw<Newest[]>(Prisma.sql`
    select id, tries, return_path as "returnPath",
           consumed_at is null and expires_at > ${rfc3339Of(now)}::timestamptz as open,
           (select sum(tries)::int from sign_in_challenges
             where email = ${email} and created_at > ${rfc3339Of(now - COUNTED_SECONDS * 1000)}::timestamptz) as "triesInTheHour"
      from sign_in_challenges where email = ${email}
     order by created_at desc, id desc limit 1`);
  return newest;
}

/** Counts the try and uses the challenge up when the code is right, unless its link was used at this very moment. */
async function tryCode(tx: Tx, id: string, codeHash: Uint8Array, now: number): Promise<boolean> {
  const [tried] = await tx.$queryRaw<{ right: boolean }[]>(Prisma.sql`
    update sign_in_challenges
       set tries = tries + 1,
           consumed_at = case when code_hash = ${codeHash} then ${rfc3339Of(now)}::timestamptz end
     where id = ${id}::uuid and consumed_at is null
    returning consumed_at is not null as right`);
  return tried?.right ?? false;
}
