import { expect, test } from "vitest";
import { type CalendarEvent, calendarFile } from "@/lib/ics/calendar-file";
import { CalendarFileError } from "@/lib/ics/calendar-file-error";
import { aDownload, anEvent } from "@/lib/ics/testing/an-event";

function refusalOf(event: CalendarEvent): unknown {
  try {
    return calendarFile(event);
  } catch (error) {
    return error;
  }
}

const organizer = { name: "Ada" };
const attendee = { name: "Bo", response: "accepted" } as const;

test.each([
  "bo@x.example\r\nATTENDEE:mailto:evil@x",
  "bo@x.example,evil@x.example",
  "Bo <bo@x.example>",
  '"evil@x"@x.example',
  "bo@x.example.",
  "bo@-x.example",
  "bo@x..example",
  "bo@",
  "@x.example",
  `${"a".repeat(65)}@x.example`,
  `bo@${"a.".repeat(130)}example`,
  "bö@x.example",
  "bo@x.example\n",
  "",
])("the address %j is refused, of the organizer as of the attendee", (email) => {
  expect(refusalOf(anEvent({ organizer: { ...organizer, email } }))).toBeInstanceOf(CalendarFileError);
  expect(refusalOf(anEvent({ attendee: { ...attendee, email } }))).toBeInstanceOf(CalendarFileError);
});

test.each([
  "javascript:alert(1)",
  "http://meetings.example/m/abc",
  "http://localhost.evil.example/",
  "http://localhost@evil.example/",
  "https://user:secret@meetings.example/",
  "https://user@meetings.example/",
  "https://",
  "/m/abc",
  "https://x.example/\r\nATTENDEE:mailto:evil@x",
  "https://x.example/a b",
  "https://x.example/\u0085",
  `https://x.example/${"a".repeat(2000)}`,
  "",
])("the URL %j is refused", (url) => {
  expect(refusalOf(anEvent({ url }))).toBeInstanceOf(CalendarFileError);
});

test.each(["https://x.example/ä?b=%20;c,d#e", "http://localhost:3000/m/abc", "http://127.0.0.1/m/abc"])(
  "the URL %j is written as URLs are",
  (url) => expect(calendarFile(anEvent({ url }))).toContain(`URL:${new URL(url).href}`),
);

test.each(["abc", "a b@x", "a@x\r\nX:y", "a@x\n", "ä@x", "a@x;y", "@x", "a@", `${"a".repeat(129)}@x`])(
  "the UID %j is refused",
  (uid) => expect(refusalOf(anEvent({ uid }))).toBeInstanceOf(CalendarFileError),
);

test.each([-1, 0.5, Number.NaN, 2 ** 31])("the sequence %d is refused", (sequence) => {
  expect(refusalOf(anEvent({ sequence }))).toBeInstanceOf(CalendarFileError);
});

test.each(["dtstamp", "startsAt", "endsAt", "createdAt", "updatedAt"] as const)("%s must be an instant", (field) => {
  for (const instant of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(10_000, 0)]) {
    expect(refusalOf(anEvent({ [field]: instant }))).toMatchObject({
      message: expect.stringMatching(/^Every instant/),
    });
  }
});

test("the end must be a second after the start, as the file counts in seconds", () => {
  const startsAt = Date.UTC(2027, 2, 10, 15);
  for (const endsAt of [startsAt, startsAt - 1000, startsAt + 999]) {
    expect(refusalOf(anEvent({ startsAt, endsAt }))).toBeInstanceOf(CalendarFileError);
  }
  expect(calendarFile(anEvent({ startsAt: startsAt + 999, endsAt: startsAt + 1000 }))).toContain(
    "DTEND:20270310T150001Z",
  );
});

test("a method goes with its own status and its own attendee", () => {
  const { attendee: _, ...nobody } = anEvent();
  for (const event of [
    anEvent({ status: "cancelled" }),
    anEvent({ method: "CANCEL", status: "confirmed" }),
    aDownload({ status: "removed" }),
    anEvent({ method: "DECLINECOUNTER", status: "confirmed" }),
    anEvent({ status: "unsaid" }),
    { ...nobody, method: "DECLINECOUNTER", status: "unsaid" } as const,
    anEvent({ method: "PUBLISH" }),
    nobody,
    { ...nobody, method: "CANCEL", status: "cancelled" } as const,
  ]) {
    expect(refusalOf(event)).toBeInstanceOf(CalendarFileError);
  }
});

test("a refusal never repeats the value, for it is logged", () => {
  const refusal = refusalOf(anEvent({ attendee: { ...attendee, email: "canary@x@y" }, summary: "canary" }));
  expect(refusal).toBeInstanceOf(CalendarFileError);
  expect(String(refusal)).not.toContain("canary");
});
