import { cookies } from "next/headers";
import { z } from "zod";
import { env } from "@/lib/env";
import { CODE_SECONDS } from "@/lib/people/sign-in/queue-code-mail";
import { placeOf } from "@/lib/sealed-places";
import { guestCookieOptions } from "@/lib/web/callers/guest-cookie";
import { wiring } from "@/lib/wiring/wiring";

type Asked = { readonly invitationId: string; readonly challengeId: string };

/** Keeps in this browser which code it asked for, sealed: it alone may try it. Gone when the code is too old. */
export async function keepAskedCode({ invitationId, challengeId }: Asked): Promise<void> {
  const { secrets } = await wiring();
  const sealed = Buffer.from(secrets.seal(challengeId, placeOf.askedCode(invitationId))).toString("base64url");
  (await cookies()).set(askedCodeCookieName(invitationId), sealed, { ...guestCookieOptions(), maxAge: CODE_SECONDS });
}

/** The request that this browser made; undefined when it made none, and when somebody changed what it kept. */
export async function askedCode(invitationId: string): Promise<string | undefined> {
  const sealed = (await cookies()).get(askedCodeCookieName(invitationId))?.value;
  if (sealed === undefined) return undefined;
  const { secrets } = await wiring();
  try {
    return z.uuid().safeParse(secrets.unseal(Buffer.from(sealed, "base64url"), placeOf.askedCode(invitationId))).data;
  } catch {
    // Changed on its way or sealed with a key of the past: the same as no cookie.
    return undefined;
  }
}

/** The cookie that says which code was asked for to confirm an invitation's address. */
export function askedCodeCookieName(invitationId: string): string {
  return `${env().APP_URL.startsWith("https:") ? "__Host-" : ""}compath-code-${invitationId}`;
}
