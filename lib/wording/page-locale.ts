import { type MailLocale, mailLocales } from "@/lib/wording/mail-locale";

/** A language that pages speak: the same as those of emails. */
export type PageLocale = MailLocale;

/** What a language's own readers call it, for a choice that everybody can read. */
export const pageLocaleNames: Readonly<Record<PageLocale, string>> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
};

/** A page's language from what a browser or an address asks for; undefined for a language that pages do not speak. Pure. */
export function knownPageLocale(tag: string | null | undefined): PageLocale | undefined {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return mailLocales.find((known) => known === language);
}

/** The first language of an `Accept-Language` that pages speak (RFC 9110 §12.5.4). Pure. */
export function acceptedPageLocale(header: string | null): PageLocale | undefined {
  const wanted = (header ?? "").split(",").map((part) => {
    const [tag, ...parameters] = part.split(";").map((each) => each.trim());
    const quality = parameters.find((each) => /^q=/i.test(each))?.slice(2) ?? "1";
    return { locale: knownPageLocale(tag), quality: Number(quality) };
  });
  return wanted
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
    .find(({ locale }) => locale !== undefined)?.locale;
}
