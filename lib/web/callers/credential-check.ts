import { findApiKeyActor } from "@/lib/api-keys/find-api-key-actor";
import { currentSessionId } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import type { Actor } from "@/lib/context";
import { findGuests } from "@/lib/meetings/guests/find-guest";
import { findSignedIn } from "@/lib/people/sign-in/session";
import { bearerIn } from "@/lib/web/callers/caller";
import { guestTokens } from "@/lib/web/callers/guest-cookie";
import { isAnswered } from "@/lib/web/callers/guest-here";
import { wiring } from "@/lib/wiring/wiring";

/**
 * Returns a check for open streams: is the session, key or link that opened it still valid? Cookies are read now,
 * because they cannot be read once the response streams.
 */
export async function credentialCheckOf(request: Request, actor: Actor): Promise<() => Promise<boolean>> {
  const { db, now } = await wiring();
  if (actor.kind === "api_key") {
    const secret = bearerIn(request) ?? "";
    return async () => (await findApiKeyActor(db, secret, authSettings())) !== undefined;
  }
  if (actor.kind === "guest") {
    const tokens = await guestTokens();
    const found = () => findGuests({ db, now }, tokens);
    return async () => (await found()).some((guest) => guest.invitationId === actor.invitationId && isAnswered(guest));
  }
  const sessionId = await currentSessionId();
  return async () =>
    sessionId !== undefined && (await findSignedIn(db, sessionId, now(), authSettings())) !== undefined;
}
