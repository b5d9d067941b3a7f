import { getTranslations } from "next-intl/server";
import { Time } from "@/components/ui/time";
import type { MeetingView } from "@/lib/meetings/view";
import { MINUTE } from "@/lib/time/durations";
import { relativeWords } from "@/lib/time/relative-words";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import { shortWhenWords, whenWords, zoneOffsetWords } from "@/lib/time/when-words";

type Props = {
  meeting: Pick<MeetingView, "startsAt" | "endsAt" | "timeZone" | "status">;
  timeZone: string;
  locale: string;
  /** Epoch milliseconds. */
  now: number;
};

/** The time on the reader's clock; on the meeting's in brackets where that one shows another; and how far away it is. */
export async function When({ meeting, timeZone, locale, now }: Props) {
  const t = await getTranslations("invitation");
  const startsAt = instantIn(meeting.startsAt);
  const endsAt = instantIn(meeting.endsAt);
  const elsewhere = zoneOffsetWords(meeting.timeZone, startsAt) !== zoneOffsetWords(timeZone, startsAt);
  const started = now - startsAt < MINUTE ? "startedNow" : "started";
  const relative = meeting.status === "in_progress" ? started : meeting.status === "ended" ? "over" : undefined;
  const anchor = meeting.status === "ended" ? endsAt : startsAt;
  const distance = relativeWords(anchor, now, locale);
  return (
    <>
      <Time at={startsAt} className="block font-semibold text-lg">
        {unbroken(whenWords({ startsAt, endsAt, timeZone, locale }))}
      </Time>
      {elsewhere ? (
        <span className="block text-ink-soft">
          {t("hostWhen", { when: shortWhenWords({ startsAt, timeZone: meeting.timeZone, locale }) })}
        </span>
      ) : null}
      <span className="block text-ink-soft">
        {relative ? t(relative, { distance }) : capitalized(distance, locale)}
      </span>
    </>
  );
}

function instantIn(text: string): number {
  const instant = instantOfRfc3339(text);
  if (instant === undefined) throw new Error("A view writes its instants as RFC 3339.");
  return instant;
}

/** Keeps `16:00–16:50` on one line: U+2060 forbids a break. */
function unbroken(words: string): string {
  return words.replace(/(\d)–(\d)/g, "$1\u2060–\u2060$2");
}

function capitalized(words: string, locale: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
