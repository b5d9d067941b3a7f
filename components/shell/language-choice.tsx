import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/cn";
import { PAGE_ADDRESS_HEADER } from "@/lib/forms/page-address";
import { mailLocales } from "@/lib/wording/mail-locale";
import { pageLocaleNames } from "@/lib/wording/page-locale";

/** Shows the same page in another language. Plain links, so that it works without JavaScript; proxy.ts keeps the choice. */
export async function LanguageChoice() {
  const t = await getTranslations("common");
  const current = await getLocale();
  const address = (await headers()).get(PAGE_ADDRESS_HEADER) ?? "";
  return (
    <nav aria-label={t("language")} className="mt-12 border-line border-t pt-4">
      <ul className="-ml-2 flex flex-wrap gap-x-2 text-sm">
        {mailLocales.map((locale) => (
          <li key={locale}>
            <a
              href={addressIn(address, locale)}
              lang={locale}
              hrefLang={locale}
              aria-current={locale === current ? "true" : undefined}
              className={cn(
                "inline-flex min-h-11 items-center rounded-sm px-2",
                locale === current ? "font-semibold" : "text-accent underline decoration-1 underline-offset-[0.2em]",
              )}
            >
              {pageLocaleNames[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The address of the page with a wish for a language. Relative, so that it never leads to another site. */
function addressIn(address: string, locale: string): string {
  const asked = new URLSearchParams(address.split("?")[1] ?? "");
  asked.set("lang", locale);
  return `?${asked}`;
}
