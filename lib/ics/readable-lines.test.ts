import { expect, test } from "vitest";
import { calendarObject, mergedObject, type ObjectEvent } from "@/lib/ics/calendar-object";
import { readObject } from "@/lib/ics/read-object";

const meeting: ObjectEvent = {
  writer: "c1",
  uid: "7b1d@meet.example",
  sequence: 1,
  dtstamp: Date.parse("2027-03-01T09:00:00Z"),
  startsAt: Date.parse("2027-03-10T15:00:00Z"),
  endsAt: Date.parse("2027-03-10T16:00:00Z"),
  title: "Appointment",
  description: "",
  place: null,
  attendees: [],
  organizer: null,
};
const object = calendarObject(meeting);
const withLines = (lines: string) => object.replace("CLASS:PRIVATE", `CLASS:PRIVATE\r\n${lines}`);
const later = {
  ...meeting,
  title: "Later",
  startsAt: meeting.startsAt + 3_600_000,
  endsAt: meeting.endsAt + 3_600_000,
};

test.each([
  ["CREATED:20250519", "CREATED:20250519T000000Z"],
  ["CREATED:2025-05-19T10:00:00+02:00", "CREATED:20250519T080000Z"],
  ["LAST-MODIFIED;TZID=Europe/Berlin:20250519T100000", "LAST-MODIFIED:20250519T100000Z"],
  ["EXDATE:20270317", "EXDATE;VALUE=DATE:20270317"],
  ["EXDATE:", undefined],
  ["CREATED:long ago", undefined],
  ["COMMENT:first\r\nsecond line that nobody folded", "COMMENT:first"],
  ["X-ALT-DESC;FMTTYPE=text/html:<html>\r\n<body>Agenda</body></html>", "X-ALT-DESC;FMTTYPE=text/html:<html>"],
  ["CATEGORIES:Mine,Yours", "CATEGORIES:Mine,Yours"],
])("an event with %j is read, and written with %j", (lines, written) => {
  const file = withLines(lines);
  expect(readObject(file)).toMatchObject({ title: "Appointment", startsAt: meeting.startsAt, endsAt: meeting.endsAt });
  const merged = mergedObject(file, later);
  expect(readObject(merged)).toMatchObject({ title: "Later", startsAt: later.startsAt });
  const name = /^[A-Z-]+/.exec(lines)?.[0] ?? "";
  const line = merged.split("\r\n").find((one) => one.startsWith(name));
  expect(line).toBe(written);
});

test.each([
  ["no time", object.replace(/DTSTART:.*/, "DTSTART:soon")],
  ["an end that is none", object.replace(/DTEND:.*/, "DTEND:later")],
  ["a zone that nobody knows", object.replace(/DTSTART:/, "DTSTART;TZID=Office clock:").replace(/Z(?=\r\nDTEND)/, "")],
  ["a rule that is none", withLines("RRULE:FREQ=OFTEN")],
  ["no end of its own", object.replace("END:VEVENT\r\n", "")],
  ["more than anybody keeps", withLines(`X-LONG:${"x".repeat(1024 * 1024)}`)],
])("an event with %s is not read, and never written over", (_what, file) => {
  expect(readObject(file)).toBeNull();
});

test("a zone of the file's own with rules that mean harm costs no more than it may", () => {
  const rules =
    "BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nRRULE:FREQ=DAILY;COUNT=999999\r\nEND:STANDARD";
  const zone = `BEGIN:VTIMEZONE\r\nTZID:Z\r\n${rules}\r\nEND:VTIMEZONE\r\n`;
  const file = object.replace("BEGIN:VEVENT", `${zone}BEGIN:VEVENT`).replace(/DTSTART:(\w+)Z/, "DTSTART;TZID=Z:$1");
  const began = process.threadCpuUsage().user;
  expect(readObject(file)).toBeNull();
  expect(process.threadCpuUsage().user - began).toBeLessThan(200_000);
});

test("who a person is stands in the address or beside it, and an answer means the same in any case", () => {
  const file = withLines(
    "ORGANIZER:https://cal.example/principals/dana/\r\nATTENDEE;EMAIL=Bo@x.example;PARTSTAT=accepted:/principals/bo/\r\nSTATUS:Cancelled",
  ).replace("STATUS:CONFIRMED\r\n", "");
  expect(readObject(file)).toMatchObject({
    organizer: "/principals/dana",
    attendees: [{ email: "bo@x.example", response: "accepted" }],
    cancelled: true,
  });
});
