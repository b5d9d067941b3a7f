import CredentialsProvider from "next-auth/providers/credentials";
import GoogleProvider from "next-auth/providers/google";
import { z } from "zod";
import { openExampleSession } from "@/lib/auth/open-example-session";
import { pendingSignIn } from "@/lib/auth/pending-sign-in";
import { authSettings } from "@/lib/auth/settings";
import { signInContext } from "@/lib/auth/sign-in-context";
import { env } from "@/lib/env";
import { errorFacts } from "@/lib/log";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { finishSignInByLink } from "@/lib/people/sign-in/finish-sign-in-by-link";
import { wiring } from "@/lib/wiring/wiring";

const byLink = z.object({ token: z.string().min(1) });
const byCode = z.object({ email: z.string(), code: z.string() });

/** The link's token, or an address and its code, which only the browser can try that asked for it. next-auth takes it by POST only and with its own CSRF token. */
export const mailProvider = CredentialsProvider({
  id: "sign-in",
  credentials: { token: {}, email: {}, code: {} },
  authorize: (given) =>
    withoutDetails(async () => {
      const ctx = await signInContext();
      const link = byLink.safeParse(given).data;
      const code = byCode.safeParse(given).data;
      const result = link
        ? await finishSignInByLink(ctx, link.token)
        : code
          ? await finishSignInByCode(ctx, { ...code, challengeId: (await pendingSignIn())?.challengeId })
          : undefined;
      return result?.ok ? { id: result.userId, sessionId: result.sessionId } : null;
    }),
});

/** One click as an example person. Part of the product only with DEMO=1. */
export const demoProvider = CredentialsProvider({
  id: "demo",
  credentials: { userId: {} },
  authorize: (given) =>
    withoutDetails(async () => {
      const userId = z.uuid().safeParse(given?.userId).data;
      return userId
        ? { id: userId, sessionId: await openExampleSession(authSettings(), await signInContext(), userId) }
        : null;
    }),
});

/** Undefined unless both of Google's variables are set. State and PKCE tie the answer to this browser (P-28). */
export function googleProvider() {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, PROVIDER_TIMEOUT_SECONDS } = env();
  if (!GOOGLE_CLIENT_ID || !GOOGLE_CLIENT_SECRET) return undefined;
  return GoogleProvider({
    clientId: GOOGLE_CLIENT_ID,
    clientSecret: GOOGLE_CLIENT_SECRET,
    checks: ["pkce", "state"],
    httpOptions: { timeout: PROVIDER_TIMEOUT_SECONDS * 1000 },
    // Nothing of the profile is kept; the sign-in callback decides whose account it is.
    profile: ({ sub }) => ({ id: sub }),
  });
}

/** next-auth puts the message of what is thrown into a URL, so a bug must not throw its own there. */
async function withoutDetails<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { log } = await wiring();
    log.error(errorFacts(error), "signing in failed");
    throw new Error("Callback", { cause: error });
  }
}
