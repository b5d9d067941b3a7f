import type { NoticeRef } from "@/lib/templates/template-ref";
import { wordingErrors } from "@/lib/templates/wording-errors";
import type { PreviewMode } from "@/lib/web/pages/preview-mode";
import { escaped, previewPage, problemPage } from "@/lib/web/pages/preview-page";
import { type NoticeFacts, type NoticeKey, noticeSentence } from "@/lib/wording/notice-words";
import type { Wording } from "@/lib/wording/shipped-wording";

const example: NoticeFacts = { host: "Dana Whitfield", person: "Bo Lind", others: 0, answer: "other" };

/** Facts that lead to other sentences of one notice: each gets a preview. */
const variants: Partial<Record<NoticeKey, readonly Partial<NoticeFacts>[]>> = {
  meeting_response: (["accepted", "tentative", "declined", "proposed"] as const).map((answer) => ({ answer })),
  delivery_failed: [0, 1, 4].map((others) => ({ others })),
};

/** What a notification says with examples in it, as a page of its own to stand in a frame. */
export function noticePreview(ref: NoticeRef, wording: Wording, show: PreviewMode): string {
  const errors = wordingErrors(ref, wording);
  if (errors.length > 0) return problemPage(errors);
  const sentences = (variants[ref.key] ?? [{}]).map((over) =>
    noticeSentence(ref.key, wording, { ...example, ...over }),
  );
  return previewPage(`<ul>${sentences.map((sentence) => `<li>${escaped(sentence)}</li>`).join("")}</ul>`, show);
}
