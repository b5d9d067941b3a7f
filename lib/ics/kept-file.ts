import { type CalendarEvent, calendarFile } from "@/lib/ics/calendar-file";

/** About five megabytes where every description is as long as it may be. */
const MOST_KEPT = 500;
const kept = new Map<string, string>();

/**
 * `calendarFile` for what is downloaded again and again: making and checking a file takes longer than all the rest of the
 * request. Files are kept under everything that is written in them, so none can be old or another's.
 */
export function keptFile(event: CalendarEvent): string {
  const key = JSON.stringify(event);
  const file = kept.get(key) ?? calendarFile(event);
  // Put last again: the first one is the one that nobody has asked for longest.
  kept.delete(key);
  kept.set(key, file);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? key);
  return file;
}
