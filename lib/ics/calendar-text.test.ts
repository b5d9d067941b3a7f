import { expect, test } from "vitest";
import { calendarFile } from "@/lib/ics/calendar-file";
import { anEvent } from "@/lib/ics/testing/an-event";
import { eventIn, namesIn, property, textOf } from "@/lib/ics/testing/read-wire";
import { readWithIcalJs } from "@/lib/ics/testing/read-with-ical-js";

const boAsBefore = { name: "Bo", email: "bo@x.example", response: "accepted" } as const;

test("title and description come back as they were written, with line feeds (P13)", () => {
  const summary = 'a,b;c\\d "q": é';
  const file = calendarFile(anEvent({ summary, description: "one\ntwo\r\nthree\\n; four" }));
  expect(readWithIcalJs(file).summary).toBe(summary);
  expect(readWithIcalJs(file).description).toBe("one\ntwo\nthree\\n; four");
  expect(textOf(property(file, "SUMMARY")?.value ?? "")).toBe(summary);
});

test("255 CJK characters and 200 joined emoji survive the folding (P14)", () => {
  const [summary, description] = ["漢".repeat(255), "👩‍⚕️".repeat(200)];
  expect(readWithIcalJs(calendarFile(anEvent({ summary, description })))).toMatchObject({ summary, description });
});

test.each(["é", "漢", "😀", "e\u0323\u0302", "x"])(
  "lines of %s break well wherever the 75th octet falls (P-45)",
  (unit) => {
    for (let shift = 0; shift < 80; shift += 1) {
      const description = `${"a".repeat(shift)}${unit.repeat(60)}`.normalize("NFC");
      const file = calendarFile(anEvent({ description }));
      expect(textOf(property(file, "DESCRIPTION")?.value ?? "")).toBe(description);
      expect(file.split("\r\n").some((line) => Buffer.byteLength(line) >= 72)).toBe(true);
    }
  },
);

test("a title of 10 kB is cut to 255 characters (P-45)", () => {
  expect(readWithIcalJs(calendarFile(anEvent({ summary: "x".repeat(10_240) }))).summary).toBe("x".repeat(255));
});

test.each(["\r\n", "\r", "\n", "\u0085", "\u2028", "\u2029", '"\r\n', "\r\n "])(
  "a property hidden behind %j stays text, wherever it is written (P15, P-35)",
  (lineBreak) => {
    const hidden = `x${lineBreak}ATTENDEE:mailto:evil@x${lineBreak}END:VEVENT${lineBreak}BEGIN:VEVENT`;
    const file = calendarFile(
      anEvent({
        summary: hidden,
        description: hidden,
        location: hidden,
        organizer: { name: hidden, email: "meetings@meetings.example" },
        attendee: { ...boAsBefore, name: hidden },
      }),
    );
    expect(namesIn(file)).toEqual(namesIn(calendarFile(anEvent())));
    expect(eventIn(file).components).toHaveLength(0);
    for (const name of ["SUMMARY", "DESCRIPTION", "LOCATION"]) expect(property(file, name)?.value).toContain("evil@x");
    expect(property(file, "ATTENDEE")).toMatchObject({ value: "mailto:bo@x.example" });
    expect(property(file, "ATTENDEE")?.parameters.CN).toMatch(/^x”? ATTENDEE:mailto:evil@x/);
  },
);

test("what looks like a placeholder, or like what we put right, is text like any other", () => {
  const summary = "slot@description https://slot@url $& $1:MAILTO:x";
  const file = calendarFile(anEvent({ summary, organizer: { name: summary, email: "slot@uid.example" } }));
  expect(property(file, "SUMMARY")?.value).toBe(summary);
  expect(property(file, "ORGANIZER")).toMatchObject({ parameters: { CN: summary }, value: "mailto:slot@uid.example" });
});

test("a name with separators and quotes is readable in two parsers (P16)", () => {
  const name = `Ada "Doc" O'Neil, PhD; x: y`;
  const readable = "Ada ”Doc” O'Neil, PhD; x: y";
  const file = calendarFile(
    anEvent({ organizer: { name, email: "meetings@meetings.example" }, attendee: { ...boAsBefore, name } }),
  );
  for (const who of ["ORGANIZER", "ATTENDEE"]) expect(property(file, who)?.parameters.CN).toBe(readable);
  expect(readWithIcalJs(file)).toMatchObject({ organizerName: readable, attendeeName: readable });
});

test("someone without a name is called by their address", () => {
  const file = calendarFile(anEvent({ attendee: { email: "bo@x.example", name: "\u202e\r\n", response: "accepted" } }));
  expect(property(file, "ATTENDEE")?.parameters.CN).toBe("bo@x.example");
});

test("an address is written as a URI: what has a meaning there is encoded, a plus tag is not", () => {
  const file = calendarFile(anEvent({ attendee: { ...boAsBefore, email: "Bo+a?b%c/d#e=f&g@x.example" } }));
  expect(property(file, "ATTENDEE")?.value).toBe("mailto:Bo+a%3Fb%25c%2Fd%23e%3Df%26g@x.example");
});
