import { type CalendarEvent, checkedEvent } from "@/lib/ics/calendar-event";
import { rewrite } from "@/lib/ics/fill-placeholders";
import { verifyFile } from "@/lib/ics/verify-file";
import { skeletonOf } from "@/lib/ics/write-with-placeholders";

export type { CalendarEvent };

/**
 * The iCalendar file (RFC 5545, 5546) of one meeting for one recipient or for download: CRLF lines of at most 75
 * octets, times in UTC to the second, the same bytes for the same event on every machine. Texts are cleaned and capped
 * (title and place 255, names 100, description 4,000 code points). A CANCEL carries no URL and no place that
 * is a link; keep links out of its description.
 * @throws CalendarFileError (a bug, never a mail) for invalid input, or when reading the result back shows a difference.
 */
export function calendarFile(event: CalendarEvent): string {
  const checked = checkedEvent(event);
  const file = rewrite(skeletonOf(checked), checked);
  verifyFile(file, checked);
  return file;
}
