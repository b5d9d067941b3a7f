import { cookies } from "next/headers";
import { findGuests, type Guest } from "@/lib/meetings/guests/find-guest";
import { askedCodeCookieName } from "@/lib/web/callers/asked-code";
import { confirmationCookieName } from "@/lib/web/callers/guest-confirmation";
import {
  guestCookieName,
  guestCookieOptions,
  guestTokens,
  heldInvitationIds,
  reminderCookieName,
} from "@/lib/web/callers/guest-cookie";
import { wiring } from "@/lib/wiring/wiring";

/** The guests that this browser is by the invitations that it holds, newest first; those that open nothing are left out. */
export async function heldGuests(): Promise<Guest[]> {
  const { db, now } = await wiring();
  return findGuests({ db, now }, await guestTokens());
}

/** The guests of one meeting that this browser is by the invitations that it holds, newest first. */
export async function heldGuestsOf(meetingId: string): Promise<Guest[]> {
  return (await heldGuests()).filter((guest) => guest.meetingId === meetingId);
}

/**
 * Takes from this browser the invitations that open nothing any more, with all that it kept for them. Browsers hold so many
 * cookies and send so many bytes: whoever is invited each week for years would lose the newest.
 */
export async function dropDeadInvitations(): Promise<void> {
  const held = await heldInvitationIds();
  const living = new Set((await heldGuests()).map(({ invitationId }) => invitationId));
  for (const id of held.filter((one) => !living.has(one))) await forgetHere(id);
}

/** Takes from this browser all that it keeps for one invitation. The link itself stays good, for its guest. */
export async function forgetHere(invitationId: string): Promise<void> {
  const jar = await cookies();
  for (const nameOf of [guestCookieName, confirmationCookieName, askedCodeCookieName, reminderCookieName]) {
    jar.set(nameOf(invitationId), "", { ...guestCookieOptions(), maxAge: 0 });
  }
}
