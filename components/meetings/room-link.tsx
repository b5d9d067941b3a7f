import { useTranslations } from "next-intl";
import { JoinLink } from "@/components/meetings/join-link";
import type { Reader } from "@/components/meetings/reader";
import { Time } from "@/components/ui/time";
import { opensAt } from "@/lib/meetings/room/join-window";
import type { MeetingView } from "@/lib/meetings/view";
import { momentWords } from "@/lib/time/moment-words";
import { relativeWords } from "@/lib/time/relative-words";
import { shortZoneWords } from "@/lib/time/when-words";

/** The way into the room, or when it opens, or that it is closed. */
export function RoomLink({ meeting, reader }: { meeting: MeetingView; reader: Reader }) {
  const t = useTranslations("meetingWords");
  const common = useTranslations("common");
  const page = useTranslations("meetingPage.where");
  const { timeZone, locale, now } = reader;
  const startsAt = Date.parse(meeting.startsAt);
  const opens = opensAt(startsAt);
  const time = momentWords(opens, now, timeZone, locale);
  const today = time === momentWords(opens, opens, timeZone, locale);
  return (
    <JoinLink
      href={new URL(meeting.meetingUrl).pathname}
      startsAt={startsAt}
      endsAt={Date.parse(meeting.endsAt)}
      now={now}
      size="md"
      label={common("join")}
      before={
        <Time at={opens} className="inline-block rounded-md bg-sunken px-4 py-2.5 font-medium">
          {t(today ? "opensAt" : "opensOn", {
            time: `${time} (${shortZoneWords(timeZone, opens, locale)})`,
            distance: relativeWords(opens, now, locale),
          })}
        </Time>
      }
      after={<p className="text-ink-soft">{page("roomEnded")}</p>}
    />
  );
}
