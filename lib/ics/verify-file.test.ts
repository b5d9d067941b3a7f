import { expect, test } from "vitest";
import { checkedEvent } from "@/lib/ics/calendar-event";
import { type CalendarEvent, calendarFile } from "@/lib/ics/calendar-file";
import { CalendarFileError } from "@/lib/ics/calendar-file-error";
import { anEvent } from "@/lib/ics/testing/an-event";
import { verifyFile } from "@/lib/ics/verify-file";

const event = checkedEvent(anEvent({ createdAt: 1e12, updatedAt: 1e12 }));
const file = calendarFile(event);

test("the file that was asked for passes", () => {
  expect(() => verifyFile(file, event)).not.toThrow();
});

test.each([
  ["another title", file.replace("Dr. Ada\r\n", "Dr. Eve\r\n")],
  ["another start", file.replace("DTSTART:20270310T15", "DTSTART:20270310T14")],
  ["another stamp", file.replace("DTSTAMP:2027", "DTSTAMP:2028")],
  ["another organizer", file.replace("mailto:meetings@", "mailto:evil@")],
  ["another answer", file.replace("NEEDS-ACTION", "ACCEPTED")],
  ["another method", file.replace("METHOD:REQUEST", "METHOD:PUBLISH")],
  ["one property more", file.replace("CLASS:PRIVATE", "CLASS:PRIVATE\r\nCOMMENT:x")],
  ["one property less", file.replace("CLASS:PRIVATE\r\n", "")],
  ["one parameter more", file.replace("ORGANIZER;", 'ORGANIZER;SENT-BY="mailto:evil@x";')],
  ["one event more", file.replace("END:VCALENDAR", "BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nEND:VCALENDAR")],
  ["an alarm", file.replace("END:VEVENT", "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT")],
  ["no end", file.replace("END:VCALENDAR\r\n", "")],
  ["a line that is none", file.replace("CLASS:PRIVATE", "canary")],
])("a file with %s is stopped, and the refusal does not quote it", (_, changed) => {
  expect(changed).not.toBe(file);
  expect(() => verifyFile(changed, event)).toThrow(CalendarFileError);
  expect(() => verifyFile(changed, event)).not.toThrow(/canary|Eve|evil/);
});

test("no file leaves without passing the gate: an answer that the writer does not know is not dropped in silence", () => {
  const foreign: CalendarEvent = JSON.parse(JSON.stringify(anEvent()).replace("needs_action", "delegated"));
  expect(() => calendarFile(foreign)).toThrow(CalendarFileError);
});
