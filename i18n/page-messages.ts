import type { PageLocale } from "@/lib/wording/page-locale";
import de from "@/messages/de.json";
import en from "@/messages/en.json";
import es from "@/messages/es.json";
import fr from "@/messages/fr.json";

/** All words of the pages in each language. The groups that the other languages lack are read on English pages alone. */
export const pageMessages: Readonly<Record<PageLocale, typeof en>> = {
  en,
  de: { ...en, ...de },
  es: { ...en, ...es },
  fr: { ...en, ...fr },
};
