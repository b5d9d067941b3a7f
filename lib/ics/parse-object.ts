import ICAL from "ical.js";

/** What a calendar server stores under one address (RFC 4791 §4.1), or null where another program left what cannot be read. */
export function parsedObject(file: string): ICAL.Component | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(file));
    for (const event of calendar.getAllSubcomponents("vevent")) readTimes(event);
    return calendar.name === "vcalendar" ? calendar : null;
  } catch {
    return null;
  }
}

const timeNames = ["dtstart", "dtend", "duration", "rrule", "rdate", "exdate", "recurrence-id"];

/** The parser reads a value when it is asked for. @throws Error where one is none */
function readTimes(event: ICAL.Component): void {
  for (const name of timeNames) for (const property of event.getAllProperties(name)) property.getValues();
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

/** The address of an attendee or organizer, in lower case; another kind of URI as it is. */
export function addressOf(property: ICAL.Property): string {
  const uri = String(property.getFirstValue()).replace(/^mailto:/i, "");
  return decoded(uri).toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
