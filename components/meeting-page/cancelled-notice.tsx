import { useTranslations } from "next-intl";
import type { Reader } from "@/components/meetings/reader";
import { Notice } from "@/components/ui/notice";
import type { MeetingView } from "@/lib/meetings/view";
import { shortWhenWords } from "@/lib/time/when-words";

/** When the meeting was called off, and what the host wrote about it. */
export function CancelledNotice({ meeting, reader }: { meeting: MeetingView; reader: Reader }) {
  const t = useTranslations("meetingPage.cancelled");
  const when = shortWhenWords({ startsAt: Date.parse(meeting.cancelledAt ?? meeting.updatedAt), ...reader });
  return (
    <Notice tone="bad" title={t("title", { when })}>
      <p className="whitespace-pre-line">
        {meeting.cancelReason === null ? t("none") : t("reason", { reason: meeting.cancelReason })}
      </p>
    </Notice>
  );
}
