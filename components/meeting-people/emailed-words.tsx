import { useTranslations } from "next-intl";
import type { Reader } from "@/components/meetings/reader";
import type { ShownWords } from "@/lib/meetings/answers/words-by-email";
import { shortWhenWords } from "@/lib/time/when-words";

type Props = { emails: readonly ShownWords[]; reader: Reader };

/** What an invitee wrote to the host by email, as plain text. */
export function WordsByEmail({ emails, reader }: Props) {
  const t = useTranslations("meetingPage.who");
  return emails.map(({ at, body, attachments }) => (
    <span key={at + body} className="mt-2 block max-w-xs text-ink-soft">
      <span className="block font-medium">
        {t("byEmail", { when: shortWhenWords({ ...reader, startsAt: Date.parse(at) }) })}
      </span>
      {body === "" ? null : <q className="block whitespace-pre-line wrap-anywhere">{body}</q>}
      {attachments.length === 0 ? null : (
        <span className="block wrap-anywhere">
          {t("attachments", { count: attachments.length, names: attachments.join(", ") })}
        </span>
      )}
    </span>
  ));
}
