import type { Secrets } from "@/lib/secrets";
import { DAY } from "@/lib/time/durations";

/** For how long the link of an invitation of an account is good (docs/design/product.md#46). */
export const INVITED_DAYS = 7;
export const INVITED_MILLISECONDS = INVITED_DAYS * DAY;

const TOKEN_BYTES = 16;

/** The 128 bits in the link. Not stored: derived from the invitation, so that only their hash is in the database. */
export function accountInvitationToken(secrets: Secrets, invitationId: string): string {
  const bits = Buffer.from(secrets.tokenFor("account-invitation", invitationId, 0), "base64url");
  return bits.subarray(0, TOKEN_BYTES).toString("base64url");
}

export function welcomeUrl(appUrl: string, token: string): string {
  return `${appUrl}/welcome/${token}`;
}
