import { type RenderedMail, renderMail } from "@/emails/render-mail";
import { accountMailWords } from "@/lib/mail-words/account-mail-words";
import type { MeetingFacts } from "@/lib/mail-words/facts";
import type { AccountMailWords, MeetingMailWords } from "@/lib/mail-words/mail-words";
import { meetingMailWords } from "@/lib/mail-words/meeting-mail-words";
import { shippedWording } from "@/lib/mail-words/shipped-wording";
import { isAccountKey, type TemplateKey } from "@/lib/mail-words/template-keys";
import { exampleAccountFacts, exampleFacts } from "@/lib/mail-words/testing/example-facts";

/** The example meeting's (or account's) mail in the shipped wording, with the words it was made from. */
export async function exampleMail(
  key: TemplateKey,
  over: Partial<MeetingFacts> = {},
): Promise<RenderedMail & { words: MeetingMailWords | AccountMailWords }> {
  const facts = exampleFacts(over);
  const wording = shippedWording(key, facts.locale);
  if (isAccountKey(key)) {
    const words = accountMailWords(wording, exampleAccountFacts({ locale: facts.locale }));
    return { ...(await renderMail(key, words)), words };
  }
  const words = meetingMailWords(key, wording, facts);
  return { ...(await renderMail(key, words)), words };
}

/** What a reader sees of the body: elements away, entities read, the hidden preheader left out. */
export function readableText(html: string): string {
  const body = html.slice(html.indexOf("</div></div>"));
  return body
    .replace(/<!--.*?-->/gs, "")
    .replace(/<br\/?>/g, "\n")
    .replace(/<[^>]*>/g, "\n")
    .replace(/&(lt|gt|quot|amp|#x27);/g, (_, name: string) => entities[name] ?? "");
}

const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", "#x27": "'" };
