import { exampleMail } from "@/emails/example-mail";
import type { FieldError } from "@/lib/errors";
import type { Wording } from "@/lib/mail-words/shipped-wording";
import type { TemplateRef } from "@/lib/templates/template-ref";
import { wordingErrors } from "@/lib/templates/wording-errors";
import type { PreviewShow } from "@/lib/web/preview-show";

/**
 * A template's example mail as a page of its own, to stand in a frame: in one colour scheme, or its plain text, with the
 * subject and what a mailbox shows beside it on top. A wording that is not fit to use gives the sentences that say why.
 */
export async function mailPreview({ key, locale }: TemplateRef, wording: Wording, show: PreviewShow): Promise<string> {
  const errors = wordingErrors(key, wording);
  if (errors.length > 0) return problemPage(errors);
  const { subject, html, text, words } = await exampleMail({ key, locale, wording });
  const envelope = envelopeOf(subject, words.preheader);
  if (show === "text") return plainPage(`${envelope}<pre>${escaped(text)}</pre>`);
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

function problemPage(errors: readonly FieldError[]): string {
  const lines = errors.map(
    ({ field, detail }) => `<li><strong>${escaped(field.replace("wording.", ""))}</strong>: ${escaped(detail)}</li>`,
  );
  return plainPage(`<ul>${lines.join("")}</ul>`);
}

function plainPage(body: string): string {
  const style =
    "body{margin:0;background:#fffdfa;color:#28221b;font:15px/1.6 system-ui,sans-serif}pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:20px;margin:0}ul{padding:20px 20px 20px 40px}";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview</title><style>${style}</style><body>${body}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
