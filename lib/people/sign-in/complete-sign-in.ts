import type { Tx } from "@/lib/db/transaction";
import { openProvenSession } from "@/lib/people/sign-in/session";
import { refused, type SignInResult } from "@/lib/people/sign-in/sign-in-result";
import { verifyAddress } from "@/lib/people/verify-address";

type Proven = { readonly email: string; readonly returnPath: string };

/** Signs in the account of an address that its owner has just proven to read. @param now epoch milliseconds */
export async function completeSignIn(tx: Tx, now: number, { email, returnPath }: Proven): Promise<SignInResult> {
  const user = await tx.user.findFirst({ where: { email, deactivatedAt: null }, select: { id: true } });
  if (!user) return refused({ reason: "expired" });
  await verifyAddress(tx, user.id, now);
  return { ok: true, userId: user.id, sessionId: await openProvenSession(tx, user.id, now), returnPath };
}
