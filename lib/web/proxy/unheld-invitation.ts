import { guestCookieName, reminderCookieName } from "@/lib/web/callers/guest-cookie";

const INVITATION = /^\/(invitations|reminders)\/([^/]+)(?:\/[^/]+)?\/?$/;

/**
 * Whether a page is an invitation, or something that belongs to one, for which this browser has no cookie, so that it can be
 * answered with a 404. Next can set that status inside a page only by sending one that is empty without JavaScript. The
 * lock is the page, not this.
 */
export function isUnheldInvitation(path: string, hasCookie: (name: string) => boolean): boolean {
  const [, part, id] = INVITATION.exec(path) ?? [];
  if (id === undefined) return false;
  return !hasCookie(guestCookieName(id)) && !(part === "reminders" && hasCookie(reminderCookieName(id)));
}
