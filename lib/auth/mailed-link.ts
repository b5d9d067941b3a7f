import { cookieFor } from "@/lib/auth/cookies";

/** Pages to which a mail leads with a token that proves an address, and the cookie in which each keeps it. */
const pages = { "/sign-in/confirm": "sign-in-link", "/confirm-address": "confirm-link" } as const;

export type MailedLinkTo = keyof typeof pages;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A link and its code live as long (CODE_SECONDS), and nobody needs it longer here. */
const KEEP_SECONDS = 600;

/** The cookie that keeps the token of a mailed link while its page is open. @param seconds how long, 0 to take it away */
export function mailedLinkCookie(appUrl: string, page: MailedLinkTo, seconds = KEEP_SECONDS) {
  return cookieFor(appUrl, pages[page], seconds);
}

/**
 * What to do with an address that still holds the token of a mailed link: go on to the clean one, and keep the token in a
 * cookie if it can be one. Undefined for every other address. Pure.
 */
export function mailedLinkIn(url: URL): { page: MailedLinkTo; token: string | undefined; clean: URL } | undefined {
  const path = url.pathname.replace(/\/$/, "");
  if (!isPage(path) || !url.searchParams.has("token")) return undefined;
  const token = url.searchParams.get("token") ?? "";
  const clean = new URL(url);
  clean.searchParams.delete("token");
  return { page: path, token: TOKEN.test(token) ? token : undefined, clean };
}

function isPage(path: string): path is MailedLinkTo {
  return path in pages;
}
