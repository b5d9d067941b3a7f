import { guestCookieName } from "@/lib/web/guest-cookie";

const INVITATION = /^\/invitations\/([^/]+)\/?$/;

/**
 * Whether a page is an invitation for which this browser has no cookie, so that it can be answered with a 404. Next can set
 * that status inside a page only by sending one that is empty without JavaScript. The lock is the page, not this.
 */
export function isUnheldInvitation(path: string, hasCookie: (name: string) => boolean): boolean {
  const id = INVITATION.exec(path)?.[1];
  return id !== undefined && !hasCookie(guestCookieName(id));
}
