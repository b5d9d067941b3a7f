import { cleanLine, cleanName } from "@/lib/wording/clean-words";
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
  member_invitation: "whyInvited",
  client_invitation: "whyInvited",
} as const satisfies Record<AccountKey, string>;

/** The finished words of a mail about an account, one that proves an address. The code stands in the body alone, never where a lock screen shows it. */
export function accountMailWords(key: AccountKey, wording: Wording, facts: AccountFacts): AccountMailWords {
  const say = wordingSayer(key, facts.locale, wording);
  const label = translatorFor(facts.locale);
  const host = hostFacts(facts);
  return {
    locale: facts.locale,
    dir: directionOf(facts.locale),
    subject: cleanLine(say("subject", host), 200),
    preheader: cleanLine(say("preheader"), 90),
    heading: say("heading", host),
    paragraphs: say("body", bodyFacts(facts)).split(/\n{2,}/),
    button: { label: say("button"), url: linkInLanguage(facts.url, facts.locale) },
    code: facts.code === null ? null : { label: say("codeLabel"), text: facts.code },
    footer: [label("brand"), label(WHY[key]), label("repliesUnread")],
    colon: label("colon"),
  };
}

function hostFacts({ invitation }: AccountFacts): Record<string, string> {
  return invitation === undefined ? {} : { hostName: cleanName(invitation.hostName) };
}

function bodyFacts(facts: AccountFacts): Record<string, string | number> {
  const { validMinutes, event, invitation } = facts;
  if (invitation !== undefined) return { ...hostFacts(facts), days: invitation.days };
  if (event === undefined) return { minutes: validMinutes };
  return { event: event.kind, when: event.when, device: event.device ?? "none" };
}
