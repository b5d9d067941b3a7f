import type { CallbacksOptions, User } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { takeOver } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import { signInContext } from "@/lib/auth/sign-in-context";
import type { Db } from "@/lib/db/client";
import { safeReturnPathOf } from "@/lib/people/sign-in/safe-return-path";
import { findSignedIn } from "@/lib/people/sign-in/session";
import { type GoogleProfile, signInWithGoogle } from "@/lib/people/sign-in/sign-in-with-google";

/**
 * The callbacks of next-auth. Nothing that a browser sends becomes part of a session (docs/design/security.md#P-07).
 */
export function sessionCallbacks(db: Db): Partial<CallbacksOptions<GoogleProfile>> {
  return {
    async signIn({ user, account, profile }) {
      if (account?.provider !== "google") return true;
      const sessionId = await signInWithGoogle(await signInContext(), profile ?? {});
      if (sessionId !== undefined) await takeOver(sessionId);
      // next-auth hands the same object to the jwt callback below.
      if (sessionId !== undefined) Object.assign(user, { sessionId });
      return sessionId !== undefined;
    },
    jwt: async ({ token, user }) => sessionOf(user) ?? sessionOf(token) ?? {},
    async session({ session, token }) {
      const { sessionId } = token;
      const user = sessionId && (await findSignedIn(db, sessionId, Date.now(), authSettings()));
      // Makes next-auth answer {} and take the cookie away.
      if (!user) throw new Error("This session has ended.");
      const { userId, name, email, role } = user;
      return { expires: session.expires, user: { id: userId, name, email, role } };
    },
    redirect: async ({ url, baseUrl }) => baseUrl + safeReturnPathOf(url, baseUrl),
  };
}

function sessionOf({ sessionId }: Partial<Pick<User | JWT, "sessionId">> = {}): JWT | undefined {
  return sessionId === undefined ? undefined : { sessionId };
}
