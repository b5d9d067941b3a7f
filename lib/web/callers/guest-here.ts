import { currentUser } from "@/lib/auth/session";
import type { Guest } from "@/lib/meetings/guests/find-guest";
import { isAddressee } from "@/lib/meetings/guests/is-addressee";
import { withConfirmation } from "@/lib/web/callers/guest-confirmation";
import { heldGuestsOf } from "@/lib/web/callers/held-invitations";
import { wiring } from "@/lib/wiring/wiring";

/**
 * Whether this browser's reader may use an invitation's link. Where somebody else is signed in it opens nothing, whether or
 * not the invited address has an account (docs/design/security.md#P-17). Page, room, file, API and event stream all ask here.
 */
export async function opensHere({ invitationId }: Guest): Promise<boolean> {
  const reader = await currentUser();
  if (!reader) return true;
  const { db } = await wiring();
  return isAddressee(db, invitationId, reader);
}

/**
 * Whether routes answer a guest at all. A link to a cancelled meeting opens a page that says so and nothing else: every
 * route is as for a meeting that never was, whatever the method, and open streams end (docs/design/security.md#P-16).
 */
export function isAnswered({ cancelled }: Pick<Guest, "cancelled">): boolean {
  return !cancelled;
}

/** The guest of one meeting by the newest cookie of this browser that its reader may use. */
export async function guestOfMeeting(meetingId: string): Promise<Guest | undefined> {
  for (const guest of await heldGuestsOf(meetingId)) {
    if (await opensHere(guest)) return withConfirmation(guest);
  }
  return undefined;
}
