import { timingSafeEqual } from "node:crypto";
import { isUuid } from "@/lib/ids";
import { hashOf, type Secrets } from "@/lib/secrets";

/**
 * What stands in a reminder's List-Unsubscribe. It stops reminders and opens nothing else, so it may live in a header that
 * mail programs follow by themselves, and it needs no row: whose it is stands in it, and only we can have made the rest.
 */
export function unsubscribeToken(secrets: Secrets, invitationId: string): string {
  return `${invitationId}.${secrets.tokenFor("unsubscribe", invitationId, 0)}`;
}

/** The link of a reminder's List-Unsubscribe: opened it asks, posted to it acts at once (RFC 8058). */
export function unsubscribeUrl(appUrl: string, secrets: Secrets, invitationId: string): string {
  return `${appUrl}/unsubscribe/${unsubscribeToken(secrets, invitationId)}`;
}

/** The invitation that a token was made for; undefined unless we made it. */
export function invitationOfUnsubscribe(secrets: Secrets, token: string): string | undefined {
  const [id = ""] = token.split(".");
  if (!isUuid(id)) return undefined;
  return timingSafeEqual(hashOf(token), hashOf(unsubscribeToken(secrets, id))) ? id : undefined;
}
