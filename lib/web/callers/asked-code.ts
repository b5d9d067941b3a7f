import { cookies } from "next/headers";
import { z } from "zod";
import { env } from "@/lib/env";
import { CODE_SECONDS } from "@/lib/people/sign-in/queue-code-mail";
import { placeOf } from "@/lib/sealed-places";
import { hashOf } from "@/lib/secrets";
import { guestCookieOptions } from "@/lib/web/callers/guest-cookie";
import { wiring } from "@/lib/wiring/wiring";

type Asked = { readonly invitationId: string; readonly challengeId: string };

/** Keeps in this browser which code it asked for, sealed: it alone may try it. Gone when the code is too old. */
export function keepAskedCode({ invitationId, challengeId }: Asked): Promise<void> {
  return keep(askedCodeCookieName(invitationId), placeOf.askedCode(invitationId), challengeId);
}

/** The request that this browser made; undefined when it made none, and when somebody changed what it kept. */
export function askedCode(invitationId: string): Promise<string | undefined> {
  return kept(askedCodeCookieName(invitationId), placeOf.askedCode(invitationId));
}

/** Keeps in the browser which code was asked for at the closed door of a room. */
export function keepDoorCode(slug: string, requestId: string): Promise<void> {
  return keep(doorCookieName(slug), placeOf.doorCode(slug), requestId);
}

/** The request that this browser made at that door. */
export function doorCode(slug: string): Promise<string | undefined> {
  return kept(doorCookieName(slug), placeOf.doorCode(slug));
}

async function keep(cookie: string, place: string, id: string): Promise<void> {
  const { secrets } = await wiring();
  const sealed = Buffer.from(secrets.seal(id, place)).toString("base64url");
  (await cookies()).set(cookie, sealed, { ...guestCookieOptions(), maxAge: CODE_SECONDS });
}

async function kept(cookie: string, place: string): Promise<string | undefined> {
  const sealed = (await cookies()).get(cookie)?.value;
  if (sealed === undefined) return undefined;
  const { secrets } = await wiring();
  try {
    return z.uuid().safeParse(secrets.unseal(Buffer.from(sealed, "base64url"), place)).data;
  } catch {
    // Changed on its way or sealed with a key of the past: the same as no cookie.
    return undefined;
  }
}

/** The cookie that says which code was asked for to confirm an invitation's address. */
export function askedCodeCookieName(invitationId: string): string {
  return secured(`compath-code-${invitationId}`);
}

/** A hash, because whatever was opened as a room's link is not always fit for the name of a cookie. */
function doorCookieName(slug: string): string {
  return secured(`compath-door-${Buffer.from(hashOf(slug)).toString("base64url")}`);
}

function secured(name: string): string {
  return env().APP_URL.startsWith("https:") ? `__Host-${name}` : name;
}
