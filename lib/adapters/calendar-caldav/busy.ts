import { type BusyReading, CalendarError } from "@/lib/adapters/calendar";
import { type CaldavCredentials, ownerNames } from "@/lib/adapters/calendar-caldav/account";
import { type FoundObjects, queryObjects, timeRange } from "@/lib/adapters/calendar-caldav/objects";
import type { CaldavSession } from "@/lib/adapters/calendar-caldav/session";
import type { BusyReader } from "@/lib/ics/busy-times";
import { readFiles } from "@/lib/ics/read-files";

/** More than a month of a full calendar has. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
const MOST_NAMES = 20;
const DAY = 86_400_000;

/**
 * The time that these calendars of an account say is taken. What fails in one of them takes none of the others with it.
 * @throws CalendarError where none of them answers
 */
export async function listCaldavBusy(
  session: CaldavSession,
  credentials: CaldavCredentials,
  within: BusyReader["within"],
  calendarUrls: readonly string[],
): Promise<BusyReading> {
  // A day more on both sides: a server that does not know a zone takes its times for those of another.
  const range = timeRange(within.startsAt - DAY, within.endsAt + DAY);
  const answers = await Promise.allSettled(
    calendarUrls.map((url) => queryObjects(session, url, range, MOST_CHARACTERS)),
  );
  const failures = answers.flatMap((answer): unknown[] => (answer.status === "rejected" ? [answer.reason] : []));
  const [bug] = failures.filter((failure) => !(failure instanceof CalendarError));
  if (bug !== undefined) throw bug;
  if (failures.length > 0 && failures.length === answers.length) throw failures[0];
  const found = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  const reading = await busyIn(found, within, credentials);
  return { ...reading, complete: reading.complete && failures.length === 0 };
}

async function busyIn(
  found: readonly FoundObjects[],
  within: BusyReader["within"],
  credentials: CaldavCredentials,
): Promise<BusyReading> {
  const files = found.flatMap(({ objects }) => objects.map(({ file }) => file));
  const { busy, unread, complete } = await readFiles(files, {
    within,
    timeZone: credentials.timeZone,
    owner: ownerNames(credentials),
  });
  const nameless = found.flatMap((one) => Array.from({ length: Math.min(one.unread, MOST_NAMES) }, () => ""));
  return { spans: busy, unreadEvents: [...unread, ...nameless].slice(0, MOST_NAMES), complete };
}
