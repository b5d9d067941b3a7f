/** The languages that every mail exists in. */
export const mailLocales = ["en", "de", "es", "fr"] as const;

export type MailLocale = (typeof mailLocales)[number];

/** The way a language is written; the type asks for a decision with every new one. */
export function directionOf(locale: MailLocale): "ltr" | "rtl" {
  return directions[locale];
}

const directions: Record<MailLocale, "ltr" | "rtl"> = { en: "ltr", de: "ltr", es: "ltr", fr: "ltr" };

/** The mail language for a user's stored locale (`de-AT` reads German); English for every other. */
export function mailLocaleOf(locale: string): MailLocale {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  return mailLocales.find((known) => known === language) ?? "en";
}
