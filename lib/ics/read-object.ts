import type ICAL from "ical.js";
import { instantOf } from "@/lib/ics/object-time";
import { addressOf, masterOf, textIn } from "@/lib/ics/parse-object";

/** An event as somebody's calendar holds it. */
export type ReadObject = {
  uid: string;
  title: string;
  description: string;
  place: string | null;
  /** Epoch milliseconds; null for whole days. */
  startsAt: number | null;
  endsAt: number | null;
  sequence: number;
  cancelled: boolean;
  /** In lower case; null where nobody organizes it. */
  organizer: string | null;
  attendees: { email: string; name: string | null; response: "needs_action" | "accepted" | "declined" | "tentative" }[];
};

/** The event in a calendar object, a series by its first time; null where there is none that can be read. */
export function readObject(file: string): ReadObject | null {
  const event = masterOf(file);
  if (!event) return null;
  const organizer = event.getFirstProperty("organizer");
  return {
    uid: textIn(event, "uid"),
    title: textIn(event, "summary"),
    description: textIn(event, "description"),
    place: textIn(event, "location") || null,
    ...timesOf(event),
    sequence: Number(textIn(event, "sequence")),
    cancelled: textIn(event, "status") === "CANCELLED",
    organizer: organizer && addressOf(organizer),
    attendees: event.getAllProperties("attendee").map((property) => ({
      email: addressOf(property),
      name: parameterOf(property, "cn"),
      response: responses[parameterOf(property, "partstat")?.toUpperCase() ?? ""] ?? "needs_action",
    })),
  };
}

const responses: Readonly<Record<string, ReadObject["attendees"][number]["response"]>> = {
  ACCEPTED: "accepted",
  DECLINED: "declined",
  TENTATIVE: "tentative",
};

function timesOf(event: ICAL.Component): Pick<ReadObject, "startsAt" | "endsAt"> {
  const startsAt = momentIn(event, "dtstart");
  return { startsAt, endsAt: momentIn(event, "dtend") ?? endByDuration(event, startsAt) };
}

function momentIn(event: ICAL.Component, name: string): number | null {
  const property = event.getFirstProperty(name);
  // Safe: DTSTART and DTEND are dates or times (RFC 5545 §3.8.2), or the file would not have been read.
  const time = property?.getFirstValue() as ICAL.Time | undefined;
  if (!property || !time || time.isDate) return null;
  return instantOf(time, parameterOf(property, "tzid") ?? undefined, "UTC");
}

function endByDuration(event: ICAL.Component, startsAt: number | null): number | null {
  // Safe: as above, of DURATION.
  const duration = event.getFirstPropertyValue("duration") as ICAL.Duration | null;
  return startsAt === null || !duration ? startsAt : startsAt + duration.toSeconds() * 1000;
}

export function parameterOf(property: ICAL.Property, name: string): string | null {
  const value: unknown = property.getFirstParameter(name);
  return typeof value === "string" && value !== "" ? value : null;
}
