import ICAL from "ical.js";
import { cleanIcsText } from "@/lib/ics/clean";

/** An attendee's answer as their calendar program wrote it. */
export type CalendarReply = {
  readonly uid: string;
  /** As written, without `mailto:`. */
  readonly attendee: string;
  readonly response: "accepted" | "declined" | "tentative";
  readonly sequence: number;
  /** DTSTAMP in epoch milliseconds, whole seconds. */
  readonly stampedAt: number;
  /** What the attendee added in words, at most 500 code points; null where there is nothing. */
  readonly comment: string | null;
};

/** Real replies have two or three kilobytes, most of them a time zone. */
const MOST_CHARACTERS = 256 * 1024;

const responses = new Map<string, CalendarReply["response"]>([
  ["ACCEPTED", "accepted"],
  ["DECLINED", "declined"],
  ["TENTATIVE", "tentative"],
]);

/**
 * Reads a file as an answer to one meeting (METHOD:REPLY, RFC 5546 §3.2.3): one event that is no instance of a series, with
 * one attendee. ORGANIZER is not looked at, Exchange leaves it out. Undefined for anything else, however broken it is.
 */
export function readReply(file: string): CalendarReply | undefined {
  const calendar = file.length > MOST_CHARACTERS ? undefined : parsed(file);
  if (calendar?.name !== "vcalendar" || textOf(calendar, "method")?.toUpperCase() !== "REPLY") return undefined;
  const [event, ...otherEvents] = calendar.getAllSubcomponents("vevent");
  if (!event || otherEvents.length > 0 || event.hasProperty("recurrence-id")) return undefined;
  const [attendee, ...otherAttendees] = event.getAllProperties("attendee");
  if (!attendee || otherAttendees.length > 0) return undefined;

  const uid = textOf(event, "uid");
  const response = responses.get(parameterOf(attendee, "partstat").toUpperCase());
  const stampedAt = stampOf(event);
  const sequence = event.getFirstPropertyValue("sequence") ?? 0;
  if (!uid || !response || stampedAt === undefined || !Number.isSafeInteger(sequence)) return undefined;
  return {
    uid,
    attendee: String(attendee.getFirstValue()).replace(/^mailto:/i, ""),
    response,
    sequence: Number(sequence),
    stampedAt,
    comment: commentOf(event, attendee),
  };
}

/** A program that cannot write a calendar file has not written an answer. */
function parsed(file: string): ICAL.Component | undefined {
  try {
    return new ICAL.Component(ICAL.parse(file));
  } catch {
    return undefined;
  }
}

function textOf(component: ICAL.Component, name: string): string | undefined {
  const value = component.getFirstPropertyValue(name);
  return typeof value === "string" ? value : undefined;
}

function parameterOf(property: ICAL.Property, name: string): string {
  const value = property.getFirstParameter(name);
  return typeof value === "string" ? value : "";
}

/**
 * DTSTAMP is in UTC (RFC 5545 §3.8.7.2); one that does not say so is read as if it did. Read from its jCal text, because
 * ical.js throws when it is asked for a time that is none.
 */
function stampOf(event: ICAL.Component): number | undefined {
  const written: unknown = event.getFirstProperty("dtstamp")?.jCal[3];
  const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.exec(String(written))?.[0];
  const instant = Date.parse(`${local}Z`);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Exchange and others write COMMENT; Google writes a parameter of its own. */
function commentOf(event: ICAL.Component, attendee: ICAL.Property): string | null {
  const said = textOf(event, "comment") ?? parameterOf(attendee, "x-response-comment");
  return cleanIcsText(said, 500).trim() || null;
}
