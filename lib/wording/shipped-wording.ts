import type { MailLocale } from "@/lib/wording/mail-locale";
import type { TemplateKey } from "@/lib/wording/template-keys";
import de from "@/messages/de.json" with { type: "json" };
import en from "@/messages/en.json" with { type: "json" };
import es from "@/messages/es.json" with { type: "json" };
import fr from "@/messages/fr.json" with { type: "json" };

/** Field (`subject`, `heading`, `body`, …) → ICU message. A row of the templates' table may hold another one. */
export type Wording = Readonly<Record<string, string>>;

/** The wording the product comes with. */
export function shippedWording(key: TemplateKey, locale: MailLocale): Wording {
  return shipped[locale][key];
}

/** The words around the wordings, the same in all mails; typed so that every language has the same ones. */
export const mailLabels = {
  en: en.mails.labels,
  de: de.mails.labels,
  es: es.mails.labels,
  fr: fr.mails.labels,
} satisfies Record<MailLocale, typeof en.mails.labels>;

const shipped: Record<MailLocale, Record<TemplateKey, Wording>> = {
  en: en.mails,
  de: de.mails,
  es: es.mails,
  fr: fr.mails,
};
