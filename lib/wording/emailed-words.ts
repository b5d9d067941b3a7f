import { mailLocaleOf } from "@/lib/wording/mail-locale";
import { type Say, sayer } from "@/lib/wording/translator";
import de from "@/messages/de.json" with { type: "json" };
import en from "@/messages/en.json" with { type: "json" };
import es from "@/messages/es.json" with { type: "json" };
import fr from "@/messages/fr.json" with { type: "json" };

const messages = { en: en.emailedWords, de: de.emailedWords, es: es.emailedWords, fr: fr.emailedWords };

export type EmailedSay = Say<keyof typeof en.emailedWords>;

/** Says in the host's language what an invitee's calendar program asked for that is no plain answer. @param locale as stored */
export function emailedSayer(locale: string): EmailedSay {
  const language = mailLocaleOf(locale);
  return sayer(language, messages[language]);
}
