import type { NextAuthOptions } from "next-auth";
import { cookieFor } from "@/lib/auth/cookies";
import { demoProvider, googleProvider, mailProvider } from "@/lib/auth/providers";
import { sessionCallbacks } from "@/lib/auth/session-callbacks";
import { authSettings } from "@/lib/auth/settings";
import { revokeSession, SESSION_SECONDS } from "@/lib/people/sign-in/session";
import type { Wiring } from "@/lib/wiring/wiring";

declare module "next-auth" {
  interface User {
    /** The row that signing in made; the only thing the cookie holds. */
    sessionId?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

/** next-auth with our cookies and our sessions table: its token names a row, and the row decides. */
export function authOptions({ db, log }: Wiring): NextAuthOptions {
  const { secret, appUrl, demo } = authSettings();
  const google = googleProvider();
  return {
    secret,
    providers: [mailProvider, ...(google ? [google] : []), ...(demo ? [demoProvider] : [])],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/meetings" },
    useSecureCookies: appUrl.startsWith("https:"),
    cookies: {
      sessionToken: cookieFor(appUrl, "session"),
      callbackUrl: cookieFor(appUrl, "callback"),
      csrfToken: cookieFor(appUrl, "csrf"),
      pkceCodeVerifier: cookieFor(appUrl, "pkce", 900),
      state: cookieFor(appUrl, "state", 900),
    },
    callbacks: sessionCallbacks(db),
    events: {
      signOut: async ({ token }) => {
        if (token.sessionId) await revokeSession(db, token.sessionId, Date.now());
      },
    },
    // Codes only: the details of an OAuth failure can hold tokens and addresses.
    logger: {
      error: (code) => log.error({ code }, "next-auth"),
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: (code) => log.trace({ code }, "next-auth"),
    },
  };
}
