import { cleanLine } from "@/lib/mail-words/clean-words";
import type { AccountFacts } from "@/lib/mail-words/facts";
import { directionOf } from "@/lib/mail-words/mail-locale";
import type { AccountMailWords } from "@/lib/mail-words/mail-words";
import { labelsIn, sayer } from "@/lib/mail-words/say";
import type { Wording } from "@/lib/mail-words/shipped-wording";
import type { AccountKey } from "@/lib/mail-words/template-keys";

/** The finished words of a mail that proves an address. The code stands in the body alone, never where a lock screen shows it. */
export function accountMailWords(key: AccountKey, wording: Wording, facts: AccountFacts): AccountMailWords {
  const say = sayer(facts.locale, wording);
  const label = labelsIn(facts.locale);
  return {
    locale: facts.locale,
    dir: directionOf(facts.locale),
    subject: cleanLine(say("subject"), 200),
    preheader: cleanLine(say("preheader"), 90),
    heading: say("heading"),
    paragraphs: say("body", { minutes: facts.validMinutes }).split(/\n{2,}/),
    button: { label: say("button"), url: facts.url },
    code: facts.code === null ? null : { label: say("codeLabel"), text: facts.code },
    footer: [label("brand"), label(key === "sign_in" ? "whyAccount" : "whyConfirm")],
    colon: label("colon"),
  };
}
