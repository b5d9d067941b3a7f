import { cookieFor } from "@/lib/auth/cookies";
import { sessionToken } from "@/lib/auth/session-token";
import { authSettings } from "@/lib/auth/settings";
import type { Db } from "@/lib/db/client";
import { openSession } from "@/lib/people/sign-in/session";

/** Signs the user in without a browser: the cookie to send. Knows nothing of Next, so that the command line can use it. */
export async function sessionCookieFor(db: Db, userId: string): Promise<{ name: string; value: string }> {
  const { secret, appUrl } = authSettings();
  const sessionId = await openSession(db, userId, Date.now(), "session_created_by_operator");
  return { name: cookieFor(appUrl, "session").name, value: await sessionToken(secret, sessionId) };
}
