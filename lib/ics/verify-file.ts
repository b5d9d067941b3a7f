import { isDeepStrictEqual } from "node:util";
import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import type { CalendarEvent } from "@/lib/ics/calendar-event";
import { CalendarFileError } from "@/lib/ics/calendar-file-error";
import { mailtoPath } from "@/lib/ics/fill-placeholders";
import { hasStatus, productId } from "@/lib/ics/write-with-placeholders";

/**
 * Reads the file with another program's eyes and compares all of it (components, properties, parameters, values) with
 * what was asked for.
 * @throws CalendarFileError on any difference, without the parser's words: they quote the file.
 */
export function verifyFile(file: string, event: CalendarEvent): void {
  if (!isDeepStrictEqual(parsed(file), expectedCalendar(event))) {
    throw new CalendarFileError("The calendar file does not say what was asked, so it must not be used.");
  }
}

function parsed(file: string): unknown {
  try {
    return ICAL.parse(file);
  } catch {
    throw new CalendarFileError("The calendar file cannot be read back, so it must not be used.");
  }
}

/** jCal (RFC 7265), in the order in which the properties are written. */
type Property = [name: string, parameters: Record<string, string>, type: string, value: string | number];

function expectedCalendar(event: CalendarEvent): unknown {
  const head = [
    text("version", "2.0"),
    text("calscale", "GREGORIAN"),
    text("prodid", productId),
    text("method", event.method),
  ];
  return ["vcalendar", head, [["vevent", expectedProperties(event), []]]];
}

function expectedProperties(event: CalendarEvent): Property[] {
  const { organizer, description, location, url, createdAt, updatedAt } = event;
  return [
    text("uid", event.uid),
    text("summary", event.summary),
    instant("dtstamp", event.dtstamp),
    instant("dtstart", event.startsAt),
    instant("dtend", event.endsAt),
    ["sequence", {}, "integer", event.sequence],
    ...(description === undefined ? [] : [text("description", description)]),
    ...(url === undefined ? [] : [["url", {}, "uri", url] satisfies Property]),
    ...(location === undefined ? [] : [text("location", location)]),
    ...(hasStatus(event) ? [text("status", event.status.toUpperCase())] : []),
    ["organizer", { cn: organizer.name }, "cal-address", `mailto:${mailtoPath(organizer.email)}`],
    text("transp", event.method === "CANCEL" ? "TRANSPARENT" : "OPAQUE"),
    text("class", "PRIVATE"),
    ...(createdAt === undefined ? [] : [instant("created", createdAt)]),
    ...(updatedAt === undefined ? [] : [instant("last-modified", updatedAt)]),
    ...expectedAttendee(event),
  ];
}

function expectedAttendee({ method, attendee }: CalendarEvent): Property[] {
  if (!attendee) return [];
  const partstat = attendee.response.toUpperCase().replace("_", "-");
  const asked = method !== "CANCEL" ? { rsvp: "TRUE", role: "REQ-PARTICIPANT", partstat } : {};
  return [["attendee", { ...asked, cn: attendee.name ?? "" }, "cal-address", `mailto:${mailtoPath(attendee.email)}`]];
}

function text(name: string, value: string): Property {
  return [name, {}, "text", value];
}

function instant(name: string, epochMilliseconds: number): Property {
  const seconds = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString({ smallestUnit: "second" });
  return [name, {}, "date-time", seconds];
}
