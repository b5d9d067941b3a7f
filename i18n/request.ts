import type {} from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { pageLocale } from "@/lib/wording/page-locale";
import messages from "@/messages/en.json";

declare module "next-intl" {
  /** Makes a misspelt message key a type error. */
  interface AppConfig {
    Locale: "en";
    Messages: typeof messages;
  }
}

/**
 * The words of the pages. English is the only language of the pages so far; mails have their own (`messages/*.json`). No message
 * formats an instant (lib/time does), but without a zone next-intl asks the runtime for its own on every request.
 */
export default getRequestConfig(async () => ({ locale: pageLocale, messages, timeZone: "UTC" }));
