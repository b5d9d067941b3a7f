/** The languages that every mail exists in. */
export const mailLocales = ["en", "de", "es", "fr"] as const;

export type MailLocale = (typeof mailLocales)[number];

/** All four are written from left to right; a language that is not belongs here. */
export function directionOf(_locale: MailLocale): "ltr" | "rtl" {
  return "ltr";
}

/** The mail language for a user's stored locale (`de-AT` reads German); English for every other. */
export function mailLocaleOf(locale: string): MailLocale {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  return mailLocales.find((known) => known === language) ?? "en";
}
