import type { CalendarMessage } from "@/lib/ics/read-reply";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { MINUTE } from "@/lib/time/durations";
import { lineOf } from "@/lib/typed-text";
import type { EmailedSay } from "@/lib/wording/emailed-words";
import { mailLocales } from "@/lib/wording/mail-locale";
import { placeWords } from "@/lib/wording/place-words";
import { translatorFor } from "@/lib/wording/translator";

type Proposed = Pick<CalendarMessage, "startsAt" | "endsAt" | "place" | "comment">;
type Meeting = Pick<MeetingRow, "startsAt" | "endsAt" | "locationType" | "locationValue">;

const MOST = 500;

/**
 * What a counter proposal says in words: its comment, and each thing but the start that it would have otherwise. Those change
 * nothing and are the host's to read (docs/design/mail-and-ics.md#6.5). Null where there is nothing. Pure. @param say in the host's language
 */
export function counterNote(
  { startsAt, endsAt, place, comment }: Proposed,
  meeting: Meeting,
  say: EmailedSay,
): string | null {
  const minutes = startsAt === null || endsAt === null ? null : (endsAt - startsAt) / MINUTE;
  const others = [
    minutes === null || minutes === (meeting.endsAt - meeting.startsAt) / MINUTE ? "" : say("length", { minutes }),
    place === null || isOurPlace(place, meeting)
      ? ""
      : say("place", { place: [...lineOf(place)].slice(0, 200).join("") }),
  ].filter((line) => line !== "");
  const left = MOST - others.reduce((sum, line) => sum + [...line].length + 1, 0);
  const said = [...(comment ?? "")].slice(0, left).join("");
  return [said, ...others].filter((line) => line !== "").join("\n") || null;
}

/** Programs send the words back that our file has for the place, in whichever language it was written. */
function isOurPlace(place: string, { locationType: type, locationValue: value }: Meeting): boolean {
  const ours = mailLocales.map((locale) => placeWords({ type, value }, translatorFor(locale)));
  return [...ours, value ?? ""].some((one) => comparable(one) === comparable(place));
}

function comparable(text: string): string {
  return lineOf(text).replace(/\s+/g, " ").toLowerCase();
}
