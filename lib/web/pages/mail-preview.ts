import { exampleMail } from "@/emails/example-mail";
import type { MailRef } from "@/lib/templates/template-ref";
import { wordingErrors } from "@/lib/templates/wording-errors";
import type { PreviewMode } from "@/lib/web/pages/preview-mode";
import { escaped, previewPage, problemPage } from "@/lib/web/pages/preview-page";
import type { Wording } from "@/lib/wording/shipped-wording";

/**
 * A template's example mail as a page of its own, to stand in a frame: in one colour scheme, or its plain text, with the
 * subject and what a mailbox shows beside it on top. A wording that is not fit to use gives the sentences that say why.
 */
export async function mailPreview(ref: MailRef, wording: Wording, show: PreviewMode): Promise<string> {
  const errors = wordingErrors(ref, wording);
  if (errors.length > 0) return problemPage(errors);
  const { subject, html, text, words } = await exampleMail({ ...ref, wording });
  const envelope = envelopeOf(subject, words.preheader);
  if (show === "text") return previewPage(`${envelope}<pre>${escaped(text)}</pre>`);
  return inScheme(html, show).replace(/(<body[^>]*>)/, `$1${envelope}`);
}

/** Mails follow the reader's own scheme; here it is the one that was asked for. */
function inScheme(html: string, scheme: "light" | "dark"): string {
  return html
    .replaceAll("@media (prefers-color-scheme: dark)", scheme === "dark" ? "@media all" : "@media not all")
    .replace(/(color-schemes?: )light dark/g, `$1${scheme}`)
    .replaceAll('content="light dark"', `content="${scheme}"`);
}

function envelopeOf(subject: string, preheader: string): string {
  const line =
    "font:15px/1.5 system-ui,sans-serif;padding:12px 20px;background:#fffdfa;color:#28221b;border-bottom:1px solid #e5dccd";
  return `<div style="${line}"><strong>${escaped(subject)}</strong><br><span style="color:#5f5649">${escaped(preheader)}</span></div>`;
}
