import type ICAL from "ical.js";
import { readingBudget } from "@/lib/ics/foreign/budget";
import { type Component, calendarAtOnce, lineIn } from "@/lib/ics/foreign/components";
import { occurrenceAt } from "@/lib/ics/foreign/event-times";
import { uidOf } from "@/lib/ics/foreign/series-changes";
import { lengthOf, momentOf } from "@/lib/ics/foreign/times-in";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { clocksOf, ianaClock } from "@/lib/ics/foreign/zones";
import { addressOf, masterOf, textIn } from "@/lib/ics/parse-object";

/** An event as somebody's calendar holds it. */
export type ReadObject = {
  uid: string;
  title: string;
  description: string;
  place: string | null;
  /** Epoch milliseconds; null for whole days, and for times of which nobody knows on whose clock they are. */
  startsAt: number | null;
  endsAt: number | null;
  sequence: number;
  cancelled: boolean;
  /** In lower case; null where nobody organizes it. */
  organizer: string | null;
  /** The connection of ours that wrote it; null where none did, or a program took that out. */
  writer: string | null;
  /** Nothing in it makes a server or a program mail the people in it. */
  silent: boolean;
  /** Who of the attendees is a room or a thing (CUTYPE, RFC 5545 §3.2.3). */
  rooms: string[];
  attendees: { email: string; name: string | null; response: "needs_action" | "accepted" | "declined" | "tentative" }[];
};

/**
 * The event in a calendar object, a series by its first time; null where there is none that can be read.
 * @param ownerZone whose clock is meant by a time without a zone (RFC 5545 §3.3.5); without it such a time is nobody's
 */
export function readObject(file: string, ownerZone?: string): ReadObject | null {
  const event = masterOf(file);
  const times = event && timesOf(file, textIn(event, "uid"), ownerZone);
  if (!event || !times) return null;
  const organizer = event.getFirstProperty("organizer");
  const people = event.getAllProperties("attendee");
  return {
    uid: textIn(event, "uid"),
    title: textIn(event, "summary"),
    description: textIn(event, "description"),
    place: textIn(event, "location") || null,
    ...times,
    sequence: Number(textIn(event, "sequence")),
    cancelled: textIn(event, "status").toUpperCase() === "CANCELLED",
    organizer: organizer && addressOf(organizer),
    writer: textIn(event, "x-compath-connection") || null,
    silent: isSilent(event),
    rooms: people.filter(isRoom).map(addressOf),
    attendees: people.map((property) => ({
      email: addressOf(property),
      name: parameterOf(property, "cn"),
      response: responses[parameterOf(property, "partstat")?.toUpperCase() ?? ""] ?? "needs_action",
    })),
  };
}

function isRoom(attendee: ICAL.Property): boolean {
  return /^(room|resource)$/i.test(parameterOf(attendee, "cutype") ?? "");
}

/** Servers are told at each person (RFC 6638 §7.1), Thunderbird at the event. */
function isSilent(event: ICAL.Component): boolean {
  const people = event.getAllProperties("attendee");
  const named = [...people, ...event.getAllProperties("organizer")];
  const muted = named.every((one) => parameterOf(one, "schedule-agent")?.toUpperCase() === "NONE");
  const noNotices = textIn(event, "x-moz-send-invitations").toUpperCase() === "FALSE";
  return people.length === 0 || (muted && noNotices && event.hasProperty("organizer"));
}

const responses: Readonly<Record<string, ReadObject["attendees"][number]["response"]>> = {
  ACCEPTED: "accepted",
  DECLINED: "declined",
  TENTATIVE: "tentative",
};

/** Null where they cannot be read: then nobody knows what the event is. */
function timesOf(
  file: string,
  uid: string,
  ownerZone: string | undefined,
): Pick<ReadObject, "startsAt" | "endsAt"> | null {
  const calendar = calendarAtOnce(file);
  const event = calendar?.components.find((one) => isMaster(one) && uidOf(one) === uid);
  const line = event && lineIn(event, "DTSTART");
  if (!calendar || !event || !line) return { startsAt: null, endsAt: null };
  try {
    const owner = ianaClock(ownerZone ?? "UTC");
    const clocks = { named: clocksOf(calendar), owner, spend: readingBudget().forEvent() };
    const start = momentOf(line, clocks);
    const nobodys = ownerZone === undefined && start.wall.offset === undefined && !line.parameters.get("TZID");
    if (start.wall.isDate || nobodys) return { startsAt: null, endsAt: null };
    const { startsAt, endsAt } = occurrenceAt(start, lengthOf(event, start, clocks), clocks);
    return { startsAt, endsAt };
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}

function isMaster(component: Component): boolean {
  return component.name === "VEVENT" && !lineIn(component, "RECURRENCE-ID");
}

export function parameterOf(property: ICAL.Property, name: string): string | null {
  const value: unknown = property.getFirstParameter(name);
  return typeof value === "string" && value !== "" ? value : null;
}
