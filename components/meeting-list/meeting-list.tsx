import { getTranslations } from "next-intl/server";
import { daysOf } from "@/components/meeting-list/days";
import type { ListedMeeting } from "@/components/meeting-list/listed-meeting";
import { MeetingLine } from "@/components/meeting-list/meeting-line";
import type { Reader } from "@/components/meetings/reader";
import { Time } from "@/components/ui/time";
import { dayDistance } from "@/lib/time/day-distance";
import { agendaDayWords } from "@/lib/time/moment-words";

const near = { 0: "today", 1: "tomorrow", [-1]: "yesterday" } as const;

/** The agenda: one sheet per day of the reader's. */
export function MeetingList({ lines, reader }: { lines: readonly ListedMeeting[]; reader: Reader }) {
  const days = daysOf(lines, reader);
  return (
    <div className="flex flex-col gap-8">
      {days.map((day) => (
        <section key={day.startsAt} aria-labelledby={`day-${day.startsAt}`}>
          <h2 id={`day-${day.startsAt}`} className="mb-3 font-display font-normal">
            <DayWords at={day.startsAt} reader={reader} />
          </h2>
          <ul className="divide-y divide-line rounded-lg border border-line bg-raised shadow-md">
            {day.meetings.map((line) => (
              <MeetingLine key={line.id} line={line} reader={reader} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

async function DayWords({ at, reader }: { at: number; reader: Reader }) {
  const t = await getTranslations("meetingList.day");
  const { timeZone, locale, now } = reader;
  const day = agendaDayWords(at, now, timeZone, locale);
  const distance = dayDistance(at, now, timeZone);
  const name = distance === 0 || distance === 1 || distance === -1 ? near[distance] : undefined;
  return <Time at={at}>{name ? t(name, { day }) : day}</Time>;
}
