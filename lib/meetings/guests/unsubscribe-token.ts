import { timingSafeEqual } from "node:crypto";
import type { OptOutOf } from "@/lib/deliveries/suppression";
import { isUuid } from "@/lib/ids";
import { hashOf, type Secrets } from "@/lib/secrets";

/**
 * What stands in a reminder's List-Unsubscribe, and in the foot of an email about messages. It stops those emails and opens
 * nothing else, so it may live in a header that mail programs follow by themselves, and it needs no row: whose it is stands in
 * it, and only we can have made the rest.
 */
export function unsubscribeToken(secrets: Secrets, invitationId: string, of: OptOutOf = "reminders"): string {
  return `${invitationId}.${secrets.tokenFor(purposes[of], invitationId, 0)}`;
}

const purposes = { reminders: "unsubscribe", messages: "unsubscribe-messages" } as const;

export type Unsubscribed = { readonly invitationId: string; readonly of: OptOutOf };

const kinds = ["reminders", "messages"] as const;

/** Its link: opened it asks, posted to it acts at once (RFC 8058). */
export function unsubscribeUrl(appUrl: string, token: string): string {
  return `${appUrl}/unsubscribe/${token}`;
}

/** The invitation and the kind of email that a token was made for; undefined unless we made it. */
export function invitationOfUnsubscribe(secrets: Secrets, token: string): Unsubscribed | undefined {
  const [invitationId = ""] = token.split(".");
  if (!isUuid(invitationId)) return undefined;
  const of = kinds.find((kind) =>
    timingSafeEqual(hashOf(token), hashOf(unsubscribeToken(secrets, invitationId, kind))),
  );
  return of && { invitationId, of };
}
