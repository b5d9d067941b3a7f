import { exampleMail as mailOf } from "@/emails/example-mail";
import type { MeetingFacts } from "@/lib/wording/mail-facts";
import { shippedWording } from "@/lib/wording/shipped-wording";
import type { TemplateKey } from "@/lib/wording/template-keys";

/** The example meeting's (or account's) mail in the shipped wording, with the words it was made from. */
export function exampleMail(key: TemplateKey, over: Partial<MeetingFacts> = {}) {
  const locale = over.locale ?? "en";
  return mailOf({ key, locale, wording: shippedWording(key, locale), over });
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
