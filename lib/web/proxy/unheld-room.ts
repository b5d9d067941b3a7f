import { cookieFor } from "@/lib/auth/cookies";
import { env } from "@/lib/env";
import { isGuestCookie } from "@/lib/web/callers/guest-cookie";

const ROOM = /^\/m\/[^/]+(\/closed)?\/?$/i;

/**
 * Whether a page is a room that this browser has nothing to open with, or the closed door of one, so that it can be
 * answered with a 404 (why here: unheld-invitation.ts). Real and invented links look the same. The lock is the page.
 */
export function isUnheldRoom(path: string, cookieNames: readonly string[]): boolean {
  const room = ROOM.exec(path);
  return room !== null && (room[1] !== undefined || !mayOpenRooms(cookieNames));
}

/** Whether a browser with these cookies may be signed in or hold an invitation. */
export function mayOpenRooms(cookieNames: readonly string[]): boolean {
  const session = cookieFor(env().APP_URL, "session").name;
  return cookieNames.some((name) => name === session || isGuestCookie(name));
}
