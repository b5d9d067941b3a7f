type CookieUse =
  | "session"
  | "browser"
  | "sign-in"
  | "sign-in-link"
  | "confirm-link"
  | "callback"
  | "csrf"
  | "pkce"
  | "state"
  | "calendar";

/**
 * Name and attributes of one of our cookies. Over https the name has the prefix `__Host-`, with which browsers refuse the
 * cookie from any other host or path (RFC 6265bis §4.1.3.2). @param seconds how long browsers keep it
 */
export function cookieFor(appUrl: string, use: CookieUse, seconds?: number) {
  const secure = appUrl.startsWith("https:");
  const maxAge = seconds === undefined ? {} : { maxAge: seconds };
  return {
    name: `${secure ? "__Host-" : ""}compath.${use}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure, ...maxAge },
  };
}
