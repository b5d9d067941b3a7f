import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { EarlierTime } from "@/lib/meetings/answers/previous-time";
import type { MeetingView } from "@/lib/meetings/view";
import { whenWords } from "@/lib/time/when-words";

type Props = { earlier: EarlierTime; meeting: MeetingView; timeZone: string; locale: string };

/** What the reader knew, and what holds now. */
export async function TimeChanged({ earlier, meeting, timeZone, locale }: Props) {
  const t = await getTranslations("invitation.timeChanged");
  const present = { startsAt: Date.parse(meeting.startsAt), endsAt: Date.parse(meeting.endsAt) };
  return (
    <div className="mb-5">
      <Notice tone="warn" title={t("title")}>
        <p>
          {t.rich("body", {
            from: whenWords({ ...earlier, timeZone, locale }),
            to: whenWords({ ...present, timeZone, locale }),
            old: (words) => <del className="decoration-1">{words}</del>,
            new: (words) => <ins className="font-semibold no-underline">{words}</ins>,
          })}
        </p>
      </Notice>
    </div>
  );
}
