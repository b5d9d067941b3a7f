import { describe, expect, test } from "vitest";
import { readReply } from "@/lib/ics/read-reply";
import { exchangeReply, googleReply } from "@/lib/ics/testing/replies";

const asked = { uid: "0192f0c1-0000-7000-8000-000000000001@meet.example", attendee: "bo@x.example" };
const expected = {
  ...asked,
  response: "accepted",
  sequence: 0,
  stampedAt: Date.parse("2027-03-01T10:00:00Z"),
};

describe("an answer", () => {
  test("of Exchange is read: no ORGANIZER, folded lines, MAILTO, X-MS properties", () => {
    expect(readReply(exchangeReply(asked))).toEqual({
      ...expected,
      modifiedAt: null,
      comment: "Ich komme gern, bis dann.",
    });
  });

  test("of Google is read, with the words in its own parameter", () => {
    expect(readReply(googleReply(asked))).toEqual({
      ...expected,
      modifiedAt: expected.stampedAt,
      comment: "Gladly; see you",
    });
  });

  test.each([
    ["ACCEPTED", "accepted"],
    ["declined", "declined"],
    ["Tentative", "tentative"],
  ])("%s means %s", (partstat, response) => {
    expect(readReply(googleReply({ ...asked, partstat }))?.response).toBe(response);
  });

  test("without SEQUENCE is one to the first (RFC 5545 §3.8.7.4)", () => {
    expect(readReply(googleReply(asked).replace("SEQUENCE:0\r\n", ""))?.sequence).toBe(0);
  });

  test("without words has no comment, and a long one is capped", () => {
    expect(readReply(exchangeReply(asked).replace(/COMMENT.*\r\n/, ""))?.comment).toBeNull();
    const long = exchangeReply(asked).replace(/(COMMENT;LANGUAGE=de-DE:).*\r\n/, `$1${"a".repeat(900)}\r\n`);
    expect(readReply(long)?.comment).toHaveLength(500);
  });
});

/** What programs and servers on the way do to lines that nobody needs. */
describe("a line that cannot be read costs that line alone", () => {
  const attendeeWith = (parameter: string) =>
    googleReply(asked).replace(/ATTENDEE(.|\r\n )*\r\n/, `ATTENDEE;${parameter}:mailto:${asked.attendee}\r\n`);

  test.each([
    ["a quotation mark in the words", attendeeWith('PARTSTAT=ACCEPTED;X-RESPONSE-COMMENT="She said "fine": see you"')],
    ["one that stands alone", attendeeWith('CN=Bo "the;PARTSTAT=ACCEPTED;X-A="5 o" clock: ok"')],
    [
      "a description that was not folded",
      googleReply({ ...asked, more: ["DESCRIPTION:Appointment", "in her practice", "", "Bring: pen"] }),
    ],
    ["a date where a time must stand", googleReply({ ...asked, more: ["CREATED:20270301", "DTEND:soon"] })],
    ["line ends of another system", googleReply(asked).replaceAll("\r\n", "\n")],
    ["a mark before the first line", `\ufeff${googleReply(asked)}`],
    ["a property without a name", googleReply({ ...asked, more: [":x", "X-EMPTY", ";;;"] })],
  ])("%s", (_, text) => {
    expect(readReply(text)).toMatchObject(expected);
  });
});

describe("no answer is", () => {
  test.each([
    ["an invitation", googleReply(asked).replace("METHOD:REPLY", "METHOD:REQUEST")],
    ["a proposal", googleReply(asked).replace("METHOD:REPLY", "METHOD:COUNTER")],
    ["one that says nothing", googleReply({ ...asked, partstat: "NEEDS-ACTION" })],
    ["a delegation", googleReply({ ...asked, partstat: "DELEGATED" })],
    ["one for two", googleReply({ ...asked, more: ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:cy@x.example"] })],
    ["one to an instance of a series", googleReply({ ...asked, more: ["RECURRENCE-ID:20270310T150000Z"] })],
    ["two events", googleReply(asked).replace("END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT")],
    ["one without UID", googleReply(asked).replace(/UID:.*\r\n/, "")],
    ["one without DTSTAMP", googleReply(asked).replace(/DTSTAMP:.*\r\n/, "")],
    ["one with a broken DTSTAMP", googleReply({ ...asked, stamp: "tomorrow" })],
    ["one without attendee", googleReply(asked).replace(/ATTENDEE(.|\r\n )*\r\n/, "")],
    ["a task", googleReply(asked).replaceAll("VEVENT", "VTODO")],
    ["half a file", googleReply(asked).slice(0, 300)],
    ["no file", "Yes, I will come."],
    ["nothing", ""],
    ["what is too long to be one", googleReply({ ...asked, more: [`X-A:${"a".repeat(300_000)}`] })],
  ])("%s", (_, text) => {
    expect(readReply(text)).toBeUndefined();
  });
});
