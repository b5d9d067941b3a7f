import { type RenderedMail, renderMail } from "@/emails/render-mail";
import { accountMailWords } from "@/lib/wording/account-mail-words";
import {
  exampleAccountFacts,
  exampleFacts,
  exampleInvitationFacts,
  exampleNoticeFacts,
} from "@/lib/wording/example-facts";
import type { AccountFacts, MeetingFacts } from "@/lib/wording/mail-facts";
import type { MailLocale } from "@/lib/wording/mail-locale";
import type { AccountMailWords, MeetingMailWords } from "@/lib/wording/mail-words";
import { meetingMailWords } from "@/lib/wording/meeting-mail-words";
import type { Wording } from "@/lib/wording/shipped-wording";
import { type AccountKey, isAccountKey, isInvitationKey, type TemplateKey } from "@/lib/wording/template-keys";

/** What a preview shows: a template in a language and a wording, filled with the example meeting or account. */
export type Example = { key: TemplateKey; locale: MailLocale; wording: Wording; over?: Partial<MeetingFacts> };

/** The example's mail with the words it was made from. @throws where the wording is not fit to use (`checkWording` says why) */
export async function exampleMail({
  key,
  locale,
  wording,
  over = {},
}: Example): Promise<RenderedMail & { words: MeetingMailWords | AccountMailWords }> {
  if (isAccountKey(key)) {
    const words = accountMailWords(key, wording, exampleFactsOf(key, locale));
    return { ...(await renderMail(key, words)), words };
  }
  const words = meetingMailWords(key, wording, exampleFacts({ ...over, locale }));
  return { ...(await renderMail(key, words)), words };
}

function exampleFactsOf(key: AccountKey, locale: MailLocale): AccountFacts {
  if (isInvitationKey(key)) return exampleInvitationFacts({ locale });
  return key === "account_notice" ? exampleNoticeFacts({ locale }) : exampleAccountFacts({ locale });
}
