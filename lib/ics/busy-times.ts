import { type Budget, readingBudget } from "@/lib/ics/foreign/budget";
import { type Component, calendarIn, lineIn } from "@/lib/ics/foreign/components";
import { textOf } from "@/lib/ics/foreign/content-line";
import { type EventTimes, eventTimes } from "@/lib/ics/foreign/event-times";
import { isFree } from "@/lib/ics/foreign/is-free";
import { changesOf, rangeOf, type SeriesChanges, uidOf } from "@/lib/ics/foreign/series-changes";
import { seriesTimes } from "@/lib/ics/foreign/series-times";
import { type Clocks, momentOf } from "@/lib/ics/foreign/times-in";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { clocksOf, ianaClock } from "@/lib/ics/foreign/zones";
import type { Span } from "@/lib/time/spans";

export type IcsBusyTime = Span & { readonly uid: string; readonly title: string };

export type IcsBusyReading = {
  readonly busy: IcsBusyTime[];
  /** Titles of events that nobody can read, or not all of; empty where there is none. */
  readonly unread: string[];
};

export type BusyReader = {
  readonly within: Span;
  /** For whole days and times without a zone (IANA). */
  readonly timeZone: string;
  /** The calendar owner's names as `identityOf` writes them: what they have declined takes no time. */
  readonly owner: readonly string[];
};

const LONGEST_TITLE = 200;
const LONGEST_FILE = 1024 * 1024;
/** Of one file: more than anybody has of one event in a month. */
const MOST_SPANS = 300;

/**
 * The time that the events in a calendar object (RFC 4791 §4.1) take within a window, each repetition of its own. None where
 * it is cancelled, declined by the owner or marked as free (TRANSP, RFC 5545 §3.8.2.7). What nobody can read is named, never
 * free, and takes nothing else with it.
 */
export async function busyTimes(
  file: string,
  reader: BusyReader,
  budget: Budget = readingBudget(),
): Promise<IcsBusyReading> {
  const calendar = file.length <= LONGEST_FILE ? await calendarIn(file, budget) : undefined;
  if (!calendar) return { busy: [], unread: [""] };
  const reading: IcsBusyReading = { busy: [], unread: [] };
  const events = calendar.components.filter(({ name }) => name === "VEVENT");
  const shared = { named: clocksOf(calendar), owner: ianaClock(reader.timeZone) };
  const clocksFor = (): Clocks => ({ ...shared, spend: budget.forEvent() });
  const changes = await changesOf(events, clocksFor, budget);
  for (const event of events) {
    await budget.breathe();
    readEvent(event, clocksFor(), reader, changes.get(uidOf(event)), reading);
  }
  if (!calendar.closed && events.length === 0) reading.unread.push("");
  return reading;
}

function readEvent(
  event: Component,
  clocks: Clocks,
  reader: BusyReader,
  changes: SeriesChanges | undefined,
  reading: IcsBusyReading,
): void {
  const title = textOf(lineIn(event, "SUMMARY")).slice(0, LONGEST_TITLE);
  const times = timesOf(event, clocks, reader, changes);
  const found = times?.found.slice(0, MOST_SPANS - reading.busy.length) ?? [];
  if (!times?.whole || !event.closed || found.length < times.found.length) reading.unread.push(title);
  for (const { startsAt, endsAt } of found) reading.busy.push({ uid: uidOf(event), title, startsAt, endsAt });
}

/** Undefined for an event that nobody can read. */
function timesOf(
  event: Component,
  clocks: Clocks,
  reader: BusyReader,
  changes: SeriesChanges | undefined,
): EventTimes | undefined {
  const repetition = lineIn(event, "RECURRENCE-ID");
  try {
    if (repetition) {
      momentOf(repetition, clocks);
      if (rangeOf(repetition) === "unknown") return undefined;
      const counted = changes?.later.some((change) => change.event === event) === true;
      return counted || isFree(event, reader.owner) ? nothing : eventTimes(event, clocks, reader.within);
    }
    if (changes) return seriesTimes(event, clocks, reader, changes);
    return isFree(event, reader.owner) ? nothing : eventTimes(event, clocks, reader.within);
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
}

const nothing: EventTimes = { found: [], whole: true };
