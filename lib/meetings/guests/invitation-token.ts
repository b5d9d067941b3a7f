import { hashOf, type Secrets } from "@/lib/secrets";

/** The secret in a guest's link. Not stored: derived from the row, so that only its hash stands in the database. */
export function invitationToken(secrets: Secrets, invitation: { id: string; tokenVersion: number }): string {
  return secrets.tokenFor("invitation", invitation.id, invitation.tokenVersion);
}

/** The link for one invitee. */
export function invitationUrl(appUrl: string, token: string): string {
  return `${appUrl}/i/${token}`;
}

export function invitationTokenHash(secrets: Secrets, invitation: { id: string; tokenVersion: number }) {
  return hashOf(invitationToken(secrets, invitation));
}
