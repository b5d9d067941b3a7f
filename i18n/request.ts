import type {} from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { pageMessages } from "@/i18n/page-messages";
import { languageOfPage } from "@/lib/web/callers/page-language";
import type { PageLocale } from "@/lib/wording/page-locale";
import type messages from "@/messages/en.json";

declare module "next-intl" {
  /** Makes a misspelt message key a type error. */
  interface AppConfig {
    Locale: PageLocale;
    Messages: typeof messages;
  }
}

/**
 * The language and the words of the page that is asked for. No message formats an instant (lib/time does), but without a
 * zone next-intl asks the runtime for its own on every request.
 */
export default getRequestConfig(async () => {
  const locale = await languageOfPage();
  return { locale, messages: pageMessages[locale], timeZone: "UTC" };
});
