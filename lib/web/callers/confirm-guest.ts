import { cookies, headers } from "next/headers";
import { type ConfirmedByLink, confirmByLink } from "@/lib/conversations/confirm-by-link";
import { newId } from "@/lib/ids";
import { keepConfirmation } from "@/lib/web/callers/guest-confirmation";
import { guestCookieName, guestCookieOptions } from "@/lib/web/callers/guest-cookie";
import { dropDeadInvitations } from "@/lib/web/callers/held-invitations";
import { requireSameSite } from "@/lib/web/request/same-origin";
import { wiring } from "@/lib/wiring/wiring";

/**
 * Confirms a guest's address by the link of their mail, and lets this browser hold the invitation, which it may not have met.
 * @returns where to go on; undefined for a link that opens nothing. @throws AppError `cross_origin`
 */
export async function confirmGuestByLink(token: string): Promise<string | undefined> {
  requireSameSite(await headers());
  const { contextOf } = await wiring();
  const confirmed = await confirmByLink(contextOf({ kind: "system" }, newId()), token);
  await dropDeadInvitations();
  if (!confirmed) return undefined;
  await holdConfirmed(confirmed);
  return confirmed.returnPath;
}

/** Lets this browser hold an invitation whose address it has confirmed. */
export async function holdConfirmed({ invitationId, token, linkToken }: ConfirmedByLink): Promise<void> {
  (await cookies()).set(guestCookieName(invitationId), linkToken, guestCookieOptions());
  await keepConfirmation(invitationId, token);
}
