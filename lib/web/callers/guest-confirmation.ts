import { cookies } from "next/headers";
import { proofsOf } from "@/lib/conversations/confirmation";
import { env } from "@/lib/env";
import type { Guest } from "@/lib/meetings/guests/find-guest";
import { guestCookieOptions } from "@/lib/web/callers/guest-cookie";
import { wiring } from "@/lib/wiring/wiring";

/** The guest, and whether this browser has shown that they read mail at the invited address, and whether just now. */
export async function withConfirmation(guest: Guest): Promise<Guest> {
  const token = (await cookies()).get(confirmationCookieName(guest.invitationId))?.value;
  if (token === undefined) return guest;
  const { db, now } = await wiring();
  return { ...guest, ...(await proofsOf({ db, now }, guest.invitationId, token)) };
}

/** Keeps the proof in this browser: readable by no script, for this invitation alone. */
export async function keepConfirmation(invitationId: string, token: string): Promise<void> {
  (await cookies()).set(confirmationCookieName(invitationId), token, guestCookieOptions());
}

/** The cookie that holds the proof that the guest of an invitation reads mail at its address. */
export function confirmationCookieName(invitationId: string): string {
  return `${env().APP_URL.startsWith("https:") ? "__Host-" : ""}compath-confirmed-${invitationId}`;
}
