/** Holds the language that a browser's reader chose, or that the email was in whose link they followed. */
export const languageCookie = {
  name: "compath-lang",
  options: { httpOnly: true, sameSite: "lax", path: "/", maxAge: 365 * 24 * 3600 },
} as const;
