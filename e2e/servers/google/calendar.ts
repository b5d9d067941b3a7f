import { randomBytes } from "node:crypto";
import type { Conference } from "@/e2e/servers/google/conference";

type Instant = { dateTime?: string; date?: string; timeZone?: string };
export type Attendee = { email: string; displayName?: string; responseStatus?: string; self?: boolean };

/** An event as the API writes it (https://developers.google.com/workspace/calendar/api/v3/reference/events). */
export type GoogleEvent = {
  id: string;
  iCalUID: string;
  status: "confirmed" | "tentative" | "cancelled";
  etag: string;
  updated: string;
  summary?: string;
  description?: string;
  location?: string;
  start?: Instant;
  end?: Instant;
  transparency?: "opaque" | "transparent";
  attendees?: Attendee[];
  organizer: { email: string; self?: boolean };
  conferenceData?: Conference | undefined;
  hangoutLink?: string | undefined;
  [more: string]: unknown;
};

export type Calendar = {
  id: string;
  summary: string;
  primary: boolean;
  accessRole: "owner" | "writer" | "reader";
  events: Map<string, GoogleEvent>;
  /** Grows with every change; a sync token is one of its values. */
  version: number;
  /** The version at which each event last changed. */
  changedAt: Map<string, number>;
  /** Sync tokens before this one are forgotten. */
  oldestToken: number;
};

export function newCalendar(wishes: Partial<Pick<Calendar, "id" | "summary" | "accessRole" | "primary">>): Calendar {
  const id = wishes.id ?? `${randomBytes(8).toString("hex")}@group.calendar.google.com`;
  return {
    id,
    summary: wishes.summary ?? id,
    primary: wishes.primary ?? false,
    accessRole: wishes.accessRole ?? "owner",
    events: new Map(),
    version: 0,
    changedAt: new Map(),
    oldestToken: 0,
  };
}

/** Stores the event as a new version of itself. */
export function store(calendar: Calendar, event: Omit<GoogleEvent, "etag" | "updated">, now: number): GoogleEvent {
  calendar.version += 1;
  const updated = new Date(now).toISOString();
  // Safe: the two missing members are added here.
  const stored = { ...event, etag: `"${now}${String(calendar.version).padStart(6, "0")}"`, updated } as GoogleEvent;
  calendar.events.set(stored.id, stored);
  calendar.changedAt.set(stored.id, calendar.version);
  return stored;
}

/** What the stand-in forgets: sync tokens given so far are answered with 410. */
export function forgetTokens(calendar: Calendar) {
  calendar.version += 1;
  calendar.oldestToken = calendar.version;
}

export function newEventId(): string {
  return randomBytes(13).toString("hex");
}

export function live(calendar: Calendar): GoogleEvent[] {
  return [...calendar.events.values()].filter(({ status }) => status !== "cancelled");
}

/** The instant, in epoch milliseconds; an all-day event counts from midnight UTC. */
export function instantOf(at: Instant | undefined): number {
  return Date.parse(at?.dateTime ?? `${at?.date ?? "1970-01-01"}T00:00:00Z`);
}
