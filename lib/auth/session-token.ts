import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { SESSION_SECONDS } from "@/lib/people/sign-in/session";

const payload = z.object({ sessionId: z.uuid() });

/** The value of the session cookie: next-auth's encrypted token, which holds nothing but the id of our row. */
export function sessionToken(secret: string, sessionId: string): Promise<string> {
  return encode({ secret, token: { sessionId }, maxAge: SESSION_SECONDS });
}

/** The id in a session cookie; undefined for one that we did not make or that is too old. */
export async function sessionIdOf(secret: string, token: string): Promise<string | undefined> {
  // jose throws for each way in which a cookie can be damaged or forged; all of them mean: not signed in.
  const decoded: unknown = await decode({ secret, token }).catch(() => undefined);
  return payload.safeParse(decoded).data?.sessionId;
}
