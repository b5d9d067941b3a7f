import type { Db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { authenticatorOf, counterOf } from "@/lib/people/second-factor/authenticator";
import { findSecondFactor } from "@/lib/people/second-factor/find-second-factor";
import { digitsIn } from "@/lib/people/second-factor/take-code";
import type { Secrets } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Who sets an app up; `product` is how the app lists the account. */
export type AppOwner = { readonly userId: string; readonly email: string; readonly product: string };

/** What the account's next app is given, the same until it is set up. Undefined where there is one already. Changes nothing. */
export async function appToSetUp(db: Db, secrets: Secrets, { userId, ...label }: AppOwner) {
  const { version, confirmedAt } = await findSecondFactor(db, userId);
  return confirmedAt === null ? authenticatorOf(secrets, { userId, version: version + 1 }, label) : undefined;
}

/**
 * Makes the app that `appToSetUp` showed the account's second factor, once a code shows that the app has the secret.
 * @returns false for a wrong code, and where there is one already @param now epoch milliseconds
 */
export async function confirmApp(tx: Tx, secrets: Secrets, userId: string, typed: string, now: number) {
  const kept = await findSecondFactor(tx, userId);
  const digits = digitsIn(typed);
  const version = kept.version + 1;
  const lastCounter = digits && counterOf(secrets, { userId, version }, digits, now);
  if (kept.confirmedAt !== null || !lastCounter) return false;
  const data = {
    version,
    confirmedAt: rfc3339Of(now),
    lastCounter,
    recoveryBatch: kept.recoveryBatch + 1,
    usedCodes: [],
  };
  await tx.secondFactor.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  return true;
}
