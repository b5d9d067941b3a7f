import { LRUCache } from "lru-cache";
import { type CalendarEvent, calendarFile } from "@/lib/ics/calendar-file";

/** Calendar files kept in memory: at most about five megabytes, with the longest descriptions. */
const files = new LRUCache<string, string, CalendarEvent>({
  max: 500,
  memoMethod: (_key, _stale, { context }) => calendarFile(context),
});

/**
 * `calendarFile` for what is downloaded again and again: making and checking a file takes longer than all the rest of the
 * request. Files are kept under everything that is written in them, so none can be old or another's.
 */
export function keptFile(event: CalendarEvent): string {
  return files.memo(JSON.stringify(event), { context: event });
}
