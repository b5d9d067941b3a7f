import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ListedMeeting } from "@/components/meeting-list/listed-meeting";
import { LineFacts } from "@/components/meeting-list/meeting-row-facts";
import { LinePeople } from "@/components/meeting-list/meeting-row-people";
import { JoinLink } from "@/components/meetings/join-link";
import type { Reader } from "@/components/meetings/reader";
import { StatusBadge } from "@/components/meetings/status-badge";
import { Time } from "@/components/ui/time";
import { rangeWords } from "@/lib/time/moment-words";
import { sameClock, shortZoneWords } from "@/lib/time/when-words";

/** One meeting of a day. The title's link covers the whole line; joining lies above it. */
export function MeetingLine({ line, reader }: { line: ListedMeeting; reader: Reader }) {
  const common = useTranslations("common");
  const times = { startsAt: Date.parse(line.startsAt), endsAt: Date.parse(line.endsAt) };
  const joinable = line.location.type === "video" && line.status !== "cancelled" && line.status !== "ended";
  return (
    <li className="relative grid gap-x-6 gap-y-2 px-4 py-4 first:rounded-t-lg last:rounded-b-lg hover:bg-accent-soft sm:grid-cols-[8.5rem_1fr_auto] sm:px-6 sm:py-5">
      <LineTime line={line} reader={reader} {...times} />
      <div className="flex min-w-0 flex-col gap-2">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={`/meetings/${line.id}`}
            prefetch={false}
            data-shortcut-row=""
            dir="auto"
            className={`min-w-0 rounded-sm font-semibold text-lg leading-snug after:absolute after:inset-0 ${line.status === "cancelled" ? "line-through decoration-1" : ""}`}
          >
            {line.title}
          </Link>
          {line.status === "in_progress" ? <StatusBadge status={line.status} /> : null}
        </p>
        <LinePeople line={line} />
        <LineFacts line={line} now={reader.now} />
      </div>
      <div className="empty:hidden sm:self-center">
        {joinable ? (
          <JoinLink
            {...times}
            href={new URL(line.meetingUrl).pathname}
            now={reader.now}
            size="sm"
            label={
              <>
                {common("join")}
                <span className="sr-only">{` ${line.title}`}</span>
              </>
            }
          />
        ) : null}
      </div>
    </li>
  );
}

function LineTime({
  line,
  reader,
  startsAt,
  endsAt,
}: {
  line: ListedMeeting;
  reader: Reader;
  startsAt: number;
  endsAt: number;
}) {
  const t = useTranslations("meetingList");
  const differs = !sameClock(line.timeZone, reader.timeZone, startsAt);
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 sm:flex-col sm:pt-0.5">
      <Time at={startsAt} className="font-semibold tabular-nums">
        {rangeWords(startsAt, endsAt, reader.timeZone, reader.locale)}
      </Time>
      {differs ? (
        <span className="text-ink-soft text-sm">
          {t("otherZone", {
            time: rangeWords(startsAt, endsAt, line.timeZone, reader.locale),
            zone: shortZoneWords(line.timeZone, startsAt, reader.locale),
          })}
        </span>
      ) : null}
    </p>
  );
}
