import type { Db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { authenticatorOf, counterOf } from "@/lib/people/second-factor/authenticator";
import { beginSecondFactor } from "@/lib/people/second-factor/begin-second-factor";
import { findSecondFactor } from "@/lib/people/second-factor/find-second-factor";
import { digitsIn } from "@/lib/people/second-factor/take-code";
import type { Secrets } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Who sets an app up, in which session; `product` is how the app lists the account. */
export type AppOwner = {
  readonly userId: string;
  readonly sessionId: string;
  readonly email: string;
  readonly product: string;
};

/**
 * What the account's next app is given, the same in a session until it is set up. Undefined where there is one already. Changes
 * nothing.
 */
export async function appToSetUp(db: Db, secrets: Secrets, { userId, sessionId, ...label }: AppOwner) {
  const { version, confirmedAt } = await findSecondFactor(db, userId);
  if (confirmedAt !== null) return undefined;
  return authenticatorOf(secrets, { userId, setUpIn: sessionId, version: version + 1 }, label);
}

type Store = { readonly tx: Tx; readonly secrets: Secrets /** Epoch milliseconds. */; readonly now: number };

/**
 * Makes the app that `appToSetUp` showed in this session the account's second factor, once a code shows that the app has the
 * secret. Where it is the account's first, recovery codes come with it and every other session ends. The caller holds the account.
 * @returns false for a wrong code, and where there is one already
 */
export async function confirmApp(
  { tx, secrets, now }: Store,
  { userId, sessionId }: Pick<AppOwner, "userId" | "sessionId">,
  typed: string,
): Promise<boolean> {
  const kept = await findSecondFactor(tx, userId);
  const app = { version: kept.version + 1, setUpIn: sessionId };
  const digits = digitsIn(typed);
  const lastCounter = digits && counterOf(secrets, { userId, ...app }, digits, now);
  if (kept.confirmedAt !== null || !lastCounter) return false;
  await beginSecondFactor(tx, { userId, sessionId }, now);
  const data = { ...app, confirmedAt: rfc3339Of(now), lastCounter };
  await tx.secondFactor.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  return true;
}
