import ICAL from "ical.js";
import { identityOf } from "@/lib/ics/foreign/identity";
import { readableLines } from "@/lib/ics/readable-lines";

/** Longer than any event of ours becomes. */
const LONGEST_FILE = 1024 * 1024;

/** What a calendar server stores under one address (RFC 4791 §4.1), or null where another program left what cannot be read. */
export function parsedObject(file: string): ICAL.Component | null {
  const lines = file.length <= LONGEST_FILE ? readableLines(file) : null;
  if (lines === null) return null;
  try {
    const calendar = new ICAL.Component(ICAL.parse(lines));
    return calendar.name === "vcalendar" ? calendar : null;
  } catch {
    // A component that has no end, or no beginning.
    return null;
  }
}

/** The event itself, not one of its moved repetitions. */
export function masterOf(file: string, uid?: string): ICAL.Component | undefined {
  return parsedObject(file)
    ?.getAllSubcomponents("vevent")
    .find((event) => !event.hasProperty("recurrence-id") && (uid === undefined || textIn(event, "uid") === uid));
}

/** The property's value as text; empty where there is none. */
export function textIn(event: ICAL.Component, name: string): string {
  return event.getFirstPropertyValue(name)?.toString() ?? "";
}

/** Who an attendee or organizer is, as `identityOf` writes it: the address beside it (RFC 7986 §6.2) where it is none itself. */
export function addressOf(property: ICAL.Property): string {
  const own = identityOf(String(property.getFirstValue()));
  const beside: unknown = property.getFirstParameter("email");
  return own.includes("@") || typeof beside !== "string" || beside === "" ? own : identityOf(beside);
}
