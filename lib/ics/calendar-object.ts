import ICAL from "ical.js";
import { checkedPerson } from "@/lib/ics/calendar-event";
import { calendarFile } from "@/lib/ics/calendar-file";
import { CalendarFileError } from "@/lib/ics/calendar-file-error";
import { cleanIcsName } from "@/lib/ics/clean";
import { folded, mailtoPath } from "@/lib/ics/fill-placeholders";
import { identityOf } from "@/lib/ics/foreign/identity";
import { addressOf, masterOf, textIn } from "@/lib/ics/parse-object";
import { parameterOf, type ReadObject, readObject } from "@/lib/ics/read-object";

/** A meeting as a calendar server stores it. All instants are epoch milliseconds. */
export type ObjectEvent = {
  uid: string;
  /** SEQUENCE; one that is higher in the calendar stays. */
  sequence: number;
  dtstamp: number;
  startsAt: number;
  endsAt: number;
  title: string;
  description: string;
  place: string | null;
  attendees: readonly ReadObject["attendees"][number][];
  /** ORGANIZER where people are named. Null: the event is somebody else's, and its organizer stays. */
  organizer: { name: string; email: string } | null;
  /** Which connection of ours writes it, as `X-COMPATH-CONNECTION` says in the event. */
  writer: string;
  /** Of an event of ours: whoever organizes it there goes on doing so, without mailing anybody. */
  keepsOrganizer?: boolean;
};

/**
 * The calendar object (RFC 4791 §4.1: no METHOD) of a meeting that the calendar does not have yet. Whoever is named in it carries
 * `SCHEDULE-AGENT=NONE` (RFC 6638 §7.1), so that no server mails them besides us, and the event says the same to programs.
 * @throws CalendarFileError for invalid input
 */
export function calendarObject(event: ObjectEvent): string {
  const base = masterOf(publishedFile(event))?.parent;
  base?.getFirstSubcomponent("vevent")?.removeAllProperties("organizer");
  return mergedObject(`${base}\r\n`, event);
}

/**
 * The calendar object `file` brought to what `event` says. Whatever else somebody wrote into it stays: alarms, colours,
 * further properties, and the notation of a time that is the same instant.
 * @throws CalendarFileError when the file holds no such event, or the result does not say what was asked
 */
export function mergedObject(file: string, event: ObjectEvent): string {
  const ours = masterOf(publishedFile(event));
  const theirs = masterOf(file, event.uid);
  if (!ours || !theirs?.parent) throw new CalendarFileError("The calendar object holds no such event.");

  theirs.parent.removeAllProperties("method");
  // The description in HTML, which would go on saying what the meeting said before.
  if (textIn(theirs, "description") !== textIn(ours, "description")) theirs.removeAllProperties("x-alt-desc");
  for (const name of ["summary", "description", "location", "dtstamp"]) takeOver(name, ours, theirs);
  if (!isSameTime(readObject(file), event)) {
    theirs.removeAllProperties("duration");
    for (const name of ["dtstart", "dtend"]) takeOver(name, ours, theirs);
  }
  theirs.updatePropertyWithValue("sequence", Math.max(event.sequence, Number(textIn(theirs, "sequence"))));
  if (textIn(theirs, "status").toUpperCase() === "CANCELLED") theirs.updatePropertyWithValue("status", "CONFIRMED");
  writePeople(event, theirs);

  return checked(writtenOut(theirs.parent), ours, event);
}

/** Cleaned and checked as all our files are; the objects take over from it. */
function publishedFile(event: ObjectEvent): string {
  return calendarFile({
    method: "PUBLISH",
    status: "confirmed",
    uid: event.uid,
    sequence: event.sequence,
    dtstamp: event.dtstamp,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    summary: event.title,
    description: event.description,
    location: event.place ?? "",
    // A file must name one; whether an object does is decided below.
    organizer: event.organizer ?? { name: "", email: "nobody@organizer.invalid" },
  });
}

function takeOver(name: string, from: ICAL.Component, to: ICAL.Component): void {
  to.removeAllProperties(name);
  const property = from.getFirstProperty(name);
  if (property) to.addProperty(ICAL.Property.fromString(property.toICALString()));
}

function isSameTime(now: ReadObject | null, { startsAt, endsAt }: ObjectEvent): boolean {
  return now?.startsAt === toSecond(startsAt) && now.endsAt === toSecond(endsAt);
}

function toSecond(instant: number): number {
  return Math.floor(instant / 1000) * 1000;
}

/** Exactly these people. What is written there of one of them stays, but for name and answer. */
function writePeople(
  { attendees, organizer, writer, keepsOrganizer = false }: ObjectEvent,
  event: ICAL.Component,
): void {
  const there = new Map(event.getAllProperties("attendee").map((property) => [addressOf(property), property]));
  event.removeAllProperties("attendee");
  for (const { email, name, response } of attendees) {
    const partstat = response.toUpperCase().replace("_", "-");
    const known = there.get(identityOf(email));
    const property = known ?? newAttendee(event, { email, name: name ?? "" });
    // Somebody whom a program added may have no address at all.
    if (known && name !== null) property.setParameter("cn", cleanIcsName(name) || email);
    if (!known || (parameterOf(known, "partstat") ?? "NEEDS-ACTION") !== partstat)
      property.setParameter("partstat", partstat);
    property.setParameter("schedule-agent", "NONE");
    event.addProperty(property);
  }
  if (organizer === null) return;
  event.updatePropertyWithValue("x-moz-send-invitations", "FALSE");
  event.updatePropertyWithValue("x-compath-connection", writer);
  const former = event.getFirstProperty("organizer");
  if (keepsOrganizer && former) former.setParameter("schedule-agent", "NONE");
  else writeOrganizer(organizer, event);
}

function newAttendee(event: ICAL.Component, written: { email: string; name: string }): ICAL.Property {
  const { email, name } = checkedPerson(written);
  const property = new ICAL.Property("attendee", event);
  property.setValue(`mailto:${mailtoPath(email)}`);
  property.setParameter("role", "REQ-PARTICIPANT");
  property.setParameter("cn", name);
  return property;
}

/** Nobody organizes an event without people: a program would ask its owner whom to notify. */
function writeOrganizer(organizer: NonNullable<ObjectEvent["organizer"]>, event: ICAL.Component): void {
  event.removeAllProperties("organizer");
  if (!event.hasProperty("attendee")) return;
  const { name, email } = checkedPerson(organizer);
  const property = event.addPropertyWithValue("organizer", `mailto:${mailtoPath(email)}`);
  property.setParameter("cn", name);
  property.setParameter("schedule-agent", "NONE");
}

/** Folded by our own rule: the parser's writer counts the space of a continuation line out, so its lines reach 76 octets. */
function writtenOut(calendar: ICAL.Component): string {
  const lines = calendar
    .toString()
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Reads the object with another program's eyes, as the gate does with files. */
function checked(object: string, ours: ICAL.Component, event: ObjectEvent): string {
  const read = readObject(object);
  const people = new Set(read?.attendees.map(({ email, response }) => `${email} ${response}`));
  const holds =
    read?.uid === event.uid &&
    isSameTime(read, event) &&
    read.title === textIn(ours, "summary") &&
    read.description === textIn(ours, "description") &&
    (read.place ?? "") === textIn(ours, "location") &&
    event.attendees.every(({ email, response }) => people.has(`${email.toLowerCase()} ${response}`));
  if (!holds) throw new CalendarFileError("The calendar object does not say what was asked, so it must not be used.");
  return object;
}
