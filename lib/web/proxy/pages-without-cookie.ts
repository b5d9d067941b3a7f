import { guestCookieName, mayOpenRooms, reminderCookieName } from "@/lib/web/callers/guest-cookie";

const INVITATION = /^\/(invitations|reminders)\/([^/]+)(?:\/[^/]+)?\/?$/;
const ROOM = /^\/m\/[^/]+(\/closed)?\/?$/i;

/**
 * Whether a page is an invitation, or something that belongs to one, for which this browser has no cookie, so that it can be
 * answered with a 404. Next can set that status inside a page only by sending one that is empty without JavaScript. The
 * lock is the page, not this.
 */
export function lacksInvitationCookie(path: string, hasCookie: (name: string) => boolean): boolean {
  const [, part, id] = INVITATION.exec(path) ?? [];
  if (id === undefined) return false;
  return !hasCookie(guestCookieName(id)) && !(part === "reminders" && hasCookie(reminderCookieName(id)));
}

/**
 * Whether a page is a room that this browser has nothing to open with, or the closed door of one, so that it can be
 * answered with a 404 (why here: see `lacksInvitationCookie`). Real and invented links look the same. The lock is the page.
 */
export function lacksRoomCookie(path: string, cookieNames: readonly string[]): boolean {
  const room = ROOM.exec(path);
  return room !== null && (room[1] !== undefined || !mayOpenRooms(cookieNames));
}
