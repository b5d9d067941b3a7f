import type { MailLocale } from "@/lib/wording/mail-locale";

/** A link to a page of ours that opens in the language of the email that carries it (docs/design/pages.md#4.3). Pure. */
export function linkInLanguage(url: string, locale: MailLocale): string {
  return `${url}${url.includes("?") ? "&" : "?"}lang=${locale}`;
}
