import { cleanLine } from "@/lib/wording/clean-words";
import { linkInLanguage } from "@/lib/wording/link-in-language";
import type { AccountFacts } from "@/lib/wording/mail-facts";
import { directionOf } from "@/lib/wording/mail-locale";
import type { AccountMailWords } from "@/lib/wording/mail-words";
import type { Wording } from "@/lib/wording/shipped-wording";
import type { AccountKey } from "@/lib/wording/template-keys";
import { translatorFor, wordingSayer } from "@/lib/wording/translator";

const WHY = {
  sign_in: "whyAccount",
  confirm_address: "whyConfirm",
  account_notice: "whyNotice",
} as const satisfies Record<AccountKey, string>;

/** The finished words of a mail about an account, one that proves an address. The code stands in the body alone, never where a lock screen shows it. */
export function accountMailWords(key: AccountKey, wording: Wording, facts: AccountFacts): AccountMailWords {
  const say = wordingSayer(key, facts.locale, wording);
  const label = translatorFor(facts.locale);
  return {
    locale: facts.locale,
    dir: directionOf(facts.locale),
    subject: cleanLine(say("subject"), 200),
    preheader: cleanLine(say("preheader"), 90),
    heading: say("heading"),
    paragraphs: say("body", bodyFacts(facts)).split(/\n{2,}/),
    button: { label: say("button"), url: linkInLanguage(facts.url, facts.locale) },
    code: facts.code === null ? null : { label: say("codeLabel"), text: facts.code },
    footer: [label("brand"), label(WHY[key]), label("repliesUnread")],
    colon: label("colon"),
  };
}

function bodyFacts({ validMinutes, event }: AccountFacts): Record<string, string | number> {
  if (event === undefined) return { minutes: validMinutes };
  return { event: event.kind, when: event.when, device: event.device ?? "none" };
}
