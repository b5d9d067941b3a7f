import type { Span } from "@/lib/time/spans";

/** Time that a connected calendar says is taken. */
export type BusyTime = Span & {
  /** Null where the provider keeps it to itself. */
  readonly title: string | null;
  /** The event's iCalendar UID, likewise. */
  readonly uid: string | null;
  readonly source: CalendarSource;
};

export type CalendarSource = "google" | "caldav";

/** What a person's connected calendars say about a span of time. */
export type BusyTimes = {
  /** False where none is connected: then nobody knows. */
  readonly connected: boolean;
  readonly busy: readonly BusyTime[];
  /** Calendars that did not answer in time, no longer let us in, or hold events that nobody can read. */
  readonly unread: readonly UnreadCalendar[];
};

export type UnreadCalendar = {
  readonly source: CalendarSource;
  readonly account: string;
  /** Titles of the only events that could not be read; empty where there is none. Left out where nothing, or not all, was read. */
  readonly events?: readonly string[];
};

/** Never takes longer than people wait for a form, and never throws because of a calendar. */
export type ReadBusyTimes = (userId: string, within: Span) => Promise<BusyTimes>;
