import { cookies } from "next/headers";
import { cookieFor } from "@/lib/auth/cookies";
import { env } from "@/lib/env";
import { isTimeZone } from "@/lib/time/time-zone";

const MAX_INVITATIONS = 20;

/** One cookie per invitation, so that two invitations in two tabs never take each other's place. */
export function guestCookieName(invitationId: string): string {
  return `${prefix()}${invitationId}`;
}

/** Holds the token of one reminder's List-Unsubscribe while its page is open. */
export function reminderCookieName(invitationId: string): string {
  return `${secured("compath-reminders-")}${invitationId}`;
}

/** Whether a cookie of this name holds an invitation's token. */
export function isGuestCookie(name: string): boolean {
  return name.startsWith(prefix());
}

/** Whether a browser with these cookies may be signed in or hold an invitation. */
export function mayOpenRooms(cookieNames: readonly string[]): boolean {
  const session = cookieFor(env().APP_URL, "session").name;
  return cookieNames.some((name) => name === session || isGuestCookie(name));
}

/** How the cookie is set: readable by no script, sent to no other site, gone with the token's life or after 90 days. */
export function guestCookieOptions() {
  return { httpOnly: true, secure: isSecure(), sameSite: "lax", path: "/", maxAge: 90 * 24 * 3600 } as const;
}

/** The zone of the reader's device, as components/guest/device-zone.tsx writes it down; undefined unless it is one. */
export async function deviceZone(): Promise<string | undefined> {
  const zone = (await cookies()).get("compath-zone")?.value;
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
}

/** The invitation tokens that this browser holds. */
export async function guestTokens(): Promise<string[]> {
  const held = (await cookies()).getAll().filter(({ name }) => isGuestCookie(name));
  return held.slice(0, MAX_INVITATIONS).map(({ value }) => value);
}

function prefix(): string {
  return secured("compath-invitation-");
}

function secured(name: string): string {
  return isSecure() ? `__Host-${name}` : name;
}

function isSecure(): boolean {
  return env().APP_URL.startsWith("https:");
}
