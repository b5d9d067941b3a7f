import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { SESSION_SECONDS } from "@/lib/people/sign-in/session";

const payload = z.object({ sessionId: z.uuid() });

/** How every token of next-auth begins: its header, then the empty part of a key that is agreed on beforehand. */
const OUR_HEADER = `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString("base64url")}..`;

/** What jose throws for a token that is damaged, forged or too old. Anything else thrown is a mistake of ours. */
const refusedToken = z.object({ code: z.string().startsWith("ERR_J") });

/** The value of the session cookie: next-auth's encrypted token, which holds nothing but the id of our row. */
export function sessionToken(secret: string, sessionId: string): Promise<string> {
  return encode({ secret, token: { sessionId }, maxAge: SESSION_SECONDS });
}

/**
 * The id in a session cookie; undefined for one that we did not make or that is too old.
 * @throws what is no fault of the cookie, such as a secret that is missing: nobody is signed out for a mistake of ours
 */
export async function sessionIdOf(secret: string, token: string): Promise<string | undefined> {
  // Another header asks jose for another kind of key, which it answers with the same TypeError as a mistake of ours.
  if (!token.startsWith(OUR_HEADER)) return undefined;
  const decoded: unknown = await decode({ secret, token }).catch((error: unknown) => {
    if (refusedToken.safeParse(error).success) return undefined;
    throw error;
  });
  return payload.safeParse(decoded).data?.sessionId;
}
