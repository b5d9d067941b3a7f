import { cookies } from "next/headers";
import { cookieFor } from "@/lib/auth/cookies";
import { env } from "@/lib/env";
import { isTimeZone } from "@/lib/time/time-zone";

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

/** The invitation tokens that this browser holds, newest first: browsers send the oldest cookies first (RFC 6265, §5.4). */
export async function guestTokens(): Promise<string[]> {
  return (await heldCookies()).map(({ value }) => value);
}

/** The invitations for which this browser holds a token, whether it opens anything or not, newest first. */
export async function heldInvitationIds(): Promise<string[]> {
  return (await heldCookies()).map(({ name }) => name.slice(prefix().length));
}

/** All of them: the size of a request's headers bounds how many there can be. */
async function heldCookies() {
  return (await cookies())
    .getAll()
    .filter(({ name }) => isGuestCookie(name))
    .reverse();
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
