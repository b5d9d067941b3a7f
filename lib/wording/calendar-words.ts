import { cleanName } from "@/lib/wording/clean-words";
import type { MeetingFacts } from "@/lib/wording/mail-facts";
import { placeWords } from "@/lib/wording/place-words";
import { translatorFor } from "@/lib/wording/translator";

/** What a calendar entry may know. */
export type CalendarFacts = Pick<
  MeetingFacts,
  "hostName" | "locale" | "place" | "disclosure" | "title" | "description"
> & {
  /** The stable meeting link without a token; null where the entry has none, as in a cancellation. */
  meetingUrl: string | null;
  /** How many are invited, where that is to be said in the words; 0 where it is not. */
  people?: number;
};

export type CalendarWords = { summary: string; description: string; location: string };

/**
 * The texts of a meeting's calendar entry, in files and in connected calendars. Neutral ones hold no title and no
 * description; full ones hold them as stored, for `lib/ics` cleans what goes into a file.
 */
export function calendarWords(facts: CalendarFacts): CalendarWords {
  const label = translatorFor(facts.locale);
  const open = facts.disclosure === "full";
  const parts = [
    open ? (facts.description ?? "") : "",
    facts.people ? label("calendarPeople", { count: facts.people }) : "",
    facts.meetingUrl === null ? "" : label("calendarLink", { url: facts.meetingUrl }),
  ];
  return {
    summary: open ? facts.title : label("calendarSummary", { hostName: cleanName(facts.hostName) }),
    description: parts.filter((part) => part !== "").join("\n\n"),
    location: placeWords(facts.place, label),
  };
}
