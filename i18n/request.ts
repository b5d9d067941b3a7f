import type {} from "next-intl";
import { getRequestConfig } from "next-intl/server";
import messages from "@/messages/en.json";

declare module "next-intl" {
  /** Makes a misspelt message key a type error. */
  interface AppConfig {
    Locale: "en";
    Messages: typeof messages;
  }
}

/** The words of the pages. English is the only language of the pages so far; mails have their own (`messages/*.json`). */
export default getRequestConfig(async () => ({ locale: "en" as const, messages }));
