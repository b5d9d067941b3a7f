import { useTranslations } from "next-intl";
import { undeliveredCount } from "@/components/meetings/undelivered";
import { Notice } from "@/components/ui/notice";
import type { MeetingView } from "@/lib/meetings/view";

/** The first thing that a host reads while an email of theirs did not arrive. */
export function UndeliveredNotice({ meeting }: { meeting: MeetingView }) {
  const t = useTranslations("meetingPage.who");
  const count = undeliveredCount(meeting.invitees);
  if (count === 0 || meeting.status === "ended") return null;
  return (
    <Notice tone="warn" title={t("notArrived", { count, invited: meeting.invitees.length })}>
      <a href="#who" className="inline-block min-h-6 underline underline-offset-[0.2em]">
        {t("seeWho")}
      </a>
    </Notice>
  );
}
