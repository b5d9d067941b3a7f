import { useTranslations } from "next-intl";
import type { Reader } from "@/components/meetings/reader";
import { Time } from "@/components/ui/time";
import type { MeetingView } from "@/lib/meetings/view";
import { durationWords } from "@/lib/time/duration-words";
import { MINUTE } from "@/lib/time/durations";
import { relativeWords } from "@/lib/time/relative-words";
import { sameClock, whenWords } from "@/lib/time/when-words";

/** The time for the reader, then, where it differs, for the meeting's own zone. */
export function MeetingWhen({ meeting, reader }: { meeting: MeetingView; reader: Reader }) {
  const t = useTranslations("meetingPage.when");
  const startsAt = Date.parse(meeting.startsAt);
  const endsAt = Date.parse(meeting.endsAt);
  const { timeZone, locale } = reader;
  const differs = [startsAt, endsAt].some((at) => !sameClock(meeting.timeZone, timeZone, at));
  return (
    <>
      <p className={`font-display text-xl ${meeting.status === "cancelled" ? "line-through decoration-1" : ""}`}>
        <Time at={startsAt}>{whenWords({ startsAt, endsAt, timeZone, locale })}</Time>
      </p>
      {differs ? (
        <p className="text-ink-soft">
          [{t("otherZone", { when: whenWords({ startsAt, endsAt, timeZone: meeting.timeZone, locale }) })}]
        </p>
      ) : null}
      <p className="text-ink-soft">
        {durationWords(Math.round((endsAt - startsAt) / MINUTE), locale)} ·{" "}
        <Distance meeting={meeting} reader={reader} />
      </p>
    </>
  );
}

function Distance({ meeting, reader: { now, locale } }: { meeting: MeetingView; reader: Reader }) {
  const t = useTranslations("meetingPage.when");
  if (meeting.status === "cancelled") return t("notTakingPlace");
  const key = meeting.status === "in_progress" ? "started" : meeting.status === "ended" ? "ended" : "starts";
  const at = Date.parse(key === "ended" ? meeting.endsAt : meeting.startsAt);
  return t(key, { relative: relativeWords(at, now, locale) });
}
