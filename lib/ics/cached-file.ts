import { LRUCache } from "lru-cache";
import { type CalendarEvent, calendarFile } from "@/lib/ics/calendar-file";

/** At most about five megabytes, where every description is as long as it may be. */
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
