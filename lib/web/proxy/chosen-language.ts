import { knownPageLocale, type PageLocale } from "@/lib/wording/page-locale";

/**
 * The language that an address asks for with `?lang=`, and the same address without it. Undefined where it asks for none
 * that pages speak. Pure.
 */
export function chosenLanguageIn(url: URL): { locale: PageLocale; clean: URL } | undefined {
  const locale = knownPageLocale(url.searchParams.get("lang"));
  if (locale === undefined) return undefined;
  const clean = new URL(url);
  clean.searchParams.delete("lang");
  return { locale, clean };
}
