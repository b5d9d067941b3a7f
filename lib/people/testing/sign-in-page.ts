import type { Context } from "@/lib/context";
import { signInCode, signInToken } from "@/lib/people/sign-in/sign-in-secrets";
import { startSignIn } from "@/lib/people/sign-in/start-sign-in";
import { testDb } from "@/lib/testing/database";
import { contextAs, testSecrets } from "@/lib/testing/people";

/** When the clock of `atTheSignInPage` starts, in epoch milliseconds. */
export const start = Date.UTC(2027, 0, 5, 9);

/** Somebody at the sign-in page whose clock the test holds. */
export function atTheSignInPage() {
  const clock = { now: start };
  const ctx: Context = { ...contextAs({ kind: "system" }), now: () => clock.now };
  return { ctx, clock };
}

/** Asks for a mail; answers its challenge with the link's token and the code that the mail would hold. */
export async function started(ctx: Context, email: string, returnPath = "/meetings/new", client = "address:192.0.2.7") {
  const { challengeId: id } = await startSignIn(ctx, { email, returnPath, locale: "en", client });
  return { id, token: signInToken(testSecrets, id), code: signInCode(testSecrets, id) };
}

export function wrongFor(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

export function sessionsOf(userId: string) {
  return testDb().session.findMany({ where: { userId } });
}
