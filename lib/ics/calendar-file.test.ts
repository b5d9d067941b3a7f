import { expect, test } from "vitest";
import { type CalendarEvent, calendarFile } from "@/lib/ics/calendar-file";
import { aDownload, anEvent } from "@/lib/ics/testing/an-event";
import { eventIn, namesIn, property, readWire } from "@/lib/ics/testing/read-wire";

const boAsBefore = { name: "Bo", email: "bo@x.example", response: "accepted" } as const;

test("an invitation is a REQUEST that asks its one recipient to answer (P01)", () => {
  const file = calendarFile(anEvent());
  expect(readWire(file).properties.map(({ name, value }) => [name, value])).toEqual([
    ["VERSION", "2.0"],
    ["CALSCALE", "GREGORIAN"],
    ["PRODID", "-//Compath//Compath Meetings//EN"],
    ["METHOD", "REQUEST"],
  ]);
  expect(namesIn(file)).toEqual(
    "UID SUMMARY DTSTAMP DTSTART DTEND SEQUENCE DESCRIPTION URL LOCATION STATUS ORGANIZER TRANSP CLASS ATTENDEE".split(
      " ",
    ),
  );
  expect(property(file, "ATTENDEE")).toEqual({
    name: "ATTENDEE",
    parameters: { RSVP: "TRUE", ROLE: "REQ-PARTICIPANT", PARTSTAT: "NEEDS-ACTION", CN: "Bo" },
    value: "mailto:bo@x.example",
  });
  expect(property(file, "ORGANIZER")).toMatchObject({ value: "mailto:meetings@meetings.example" });
  expect(file).toContain("\r\nDTSTART:20270310T150000Z\r\nDTEND:20270310T160000Z\r\nSEQUENCE:0\r\n");
  expect(file).toContain("\r\nSTATUS:CONFIRMED\r\n");
  expect(file).toContain("\r\nCLASS:PRIVATE\r\n");
  expect(file.replaceAll("\r\n ", "")).toContain(";PARTSTAT=NEEDS-ACTION;");
});

test.each([
  ["needs_action", "NEEDS-ACTION"],
  ["accepted", "ACCEPTED"],
  ["declined", "DECLINED"],
  ["tentative", "TENTATIVE"],
] as const)("an update carries the stored answer %s", (response, partstat) => {
  const file = calendarFile(anEvent({ sequence: 3, attendee: { ...boAsBefore, response } }));
  expect(property(file, "ATTENDEE")?.parameters).toMatchObject({ PARTSTAT: partstat, RSVP: "TRUE" });
  expect(property(file, "SEQUENCE")?.value).toBe("3");
});

test("created and updated are written when they are known", () => {
  const file = calendarFile(
    anEvent({ createdAt: Date.UTC(2027, 0, 1), updatedAt: Date.UTC(2027, 0, 2, 3, 4, 5, 678) }),
  );
  expect(property(file, "CREATED")?.value).toBe("20270101T000000Z");
  expect(property(file, "LAST-MODIFIED")?.value).toBe("20270102T030405Z");
});

test.each([
  ["cancelled", "CANCELLED"],
  ["removed", undefined],
] as const)("a CANCEL because of %s has the status %s, no link and asks nothing (P07, P08)", (status, written) => {
  const link = "https://meetings.example/m/abc";
  const file = calendarFile(anEvent({ method: "CANCEL", status, sequence: 1, url: link, location: link }));
  expect(readWire(file).properties).toContainEqual({ name: "METHOD", parameters: {}, value: "CANCEL" });
  expect(property(file, "STATUS")?.value).toBe(written);
  expect(property(file, "ATTENDEE")).toMatchObject({ parameters: { CN: "Bo" }, value: "mailto:bo@x.example" });
  expect(property(file, "ATTENDEE")?.parameters).not.toHaveProperty("RSVP");
  expect(file.replaceAll("\r\n ", "")).not.toContain("/m/abc");
});

test("R7: a declined proposal is a DECLINECOUNTER of its number, without a STATUS, to its one recipient", () => {
  const file = calendarFile(anEvent({ method: "DECLINECOUNTER", status: "unsaid", sequence: 4 }));
  expect(readWire(file).properties).toContainEqual({ name: "METHOD", parameters: {}, value: "DECLINECOUNTER" });
  expect(property(file, "STATUS")).toBeUndefined();
  expect(property(file, "SEQUENCE")?.value).toBe("4");
  expect(property(file, "ATTENDEE")?.value).toBe("mailto:bo@x.example");
});

test("a CANCEL keeps a place that people can walk to", () => {
  expect(property(calendarFile(anEvent({ method: "CANCEL", status: "cancelled" })), "LOCATION")?.value).toBe("Room 4");
});

test("a download names no attendee and keeps UID and SEQUENCE (P03, P09)", () => {
  const mailed = calendarFile(anEvent({ sequence: 7 }));
  const downloaded = calendarFile(aDownload({ sequence: 7 }));
  expect(downloaded).toContain("METHOD:PUBLISH");
  expect(namesIn(downloaded)).not.toContain("ATTENDEE");
  for (const same of ["UID", "SEQUENCE"]) expect(property(downloaded, same)).toEqual(property(mailed, same));
});

test("texts that are empty after cleaning are left out, but a title is always there", () => {
  const names = namesIn(calendarFile(anEvent({ summary: "\u0000", description: "\u202e", location: "" })));
  expect(names).toContain("SUMMARY");
  expect(names).not.toContain("DESCRIPTION");
  expect(names).not.toContain("LOCATION");
});

test("the bytes do not depend on the server's time zone (P26)", () => {
  const before = process.env.TZ;
  const written = ["UTC", "America/New_York", "Asia/Kolkata"].map((zone) => {
    process.env.TZ = zone;
    const offset = new Date(Date.UTC(2027, 2, 28)).getTimezoneOffset();
    return { offset, file: calendarFile(fullEvent()) };
  });
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
  expect(written.map(({ offset }) => offset)).toEqual([0, 240, -330]);
  expect(new Set(written.map(({ file }) => file)).size).toBe(1);
});

test("the same event is the same bytes, whenever it is written", () => {
  expect(calendarFile(fullEvent())).toBe(calendarFile(fullEvent()));
});

test("no file has an alarm: it would ring on a screen that others see (P27)", () => {
  for (const event of [fullEvent(), aDownload(), anEvent({ method: "CANCEL", status: "cancelled" })]) {
    expect(eventIn(calendarFile(event)).components).toEqual([]);
  }
});

function fullEvent(): CalendarEvent {
  return anEvent({
    createdAt: Date.UTC(2027, 0, 31, 23),
    updatedAt: Date.UTC(2027, 1, 1),
  });
}
