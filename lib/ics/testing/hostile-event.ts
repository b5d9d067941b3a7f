import fc from "fast-check";
import type { CalendarEvent } from "@/lib/ics/calendar-file";

const breaks = ["\r", "\r\n", "\n", "\u0085", "\u2028", "\u2029", "\v", "\f", "\r\n ", "\r\n\t", "\\n", "\\N"];
const controls = ["\u0000", "\u0007", "\u001b", "\u007f", "\u0080", "\u009b", "\ufeff", "\ufffe", "\u200b"];
const bidi = ["\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u061c"];
const surrogates = ["\ud800", "\udfff", "\udc69\ud83d"];
const syntax = [
  '"',
  '\\"',
  ";",
  ":",
  ",",
  "\\",
  "^",
  "^n",
  "^'",
  "=",
  "%0d%0a",
  "slot@uid",
  "https://slot@url",
  "$&",
  "$1",
];
const lines = [
  "END:VEVENT",
  "BEGIN:VEVENT",
  "BEGIN:VALARM",
  "END:VCALENDAR",
  "ATTENDEE:mailto:evil@x",
  '";SENT-BY="mailto:evil@x":mailto:evil@x',
  "X-ALT-DESC;FMTTYPE=text/html:<script>alert(1)</script>",
];
const scripts = [
  "👩‍⚕️",
  "👨‍👩‍👧‍👦",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "e\u0301",
  "q\u0327\u0301",
  "漢字",
  "가",
  "ש",
  "ﷺ",
  "é",
  "😀",
  "\u200d",
  "\u0958",
  "a b",
];

const fragment = fc.oneof(
  fc.constantFrom(...breaks, ...controls, ...bidi, ...surrogates, ...syntax, ...lines, ...scripts),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const short = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(""));
const long = fc
  .array(fragment, { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join("") || "x")
  .map((unit) => unit.repeat(Math.ceil(64_000 / unit.length)));

/** Text as an attacker writes it, now and then 64,000 characters of it. */
export const hostileText = fc.oneof({ arbitrary: short, weight: 19 }, { arbitrary: long, weight: 1 });

const email = fc.constantFrom(
  "bo@x.example",
  "a+b=c@xn--bcher-kva.example",
  `${"l".repeat(64)}@${"d".repeat(63)}.example`,
);
const instant = fc.integer({ min: 1, max: Date.UTC(9000, 0) });
const person = fc.record({ name: hostileText, email });
const response = fc.constantFrom("needs_action", "accepted", "declined", "tentative");
const kind = fc.constantFrom(
  { method: "REQUEST", status: "confirmed" },
  { method: "PUBLISH", status: "confirmed" },
  { method: "CANCEL", status: "cancelled" },
  { method: "CANCEL", status: "removed" },
  { method: "DECLINECOUNTER", status: "unsaid" },
) satisfies fc.Arbitrary<Pick<CalendarEvent, "method" | "status">>;

/** Valid events with every text hostile. */
export const hostileEvent: fc.Arbitrary<CalendarEvent> = fc
  .record({
    kind,
    startsAt: instant,
    seconds: fc.integer({ min: 1, max: 86_400 }),
    attendee: fc.record({ person, response }),
    texts: fc.record({ summary: hostileText, description: hostileText, location: hostileText }),
    exact: fc.record({
      uid: fc.uuid().map((id) => `${id}@meetings.example`),
      sequence: fc.nat(),
      dtstamp: instant,
      organizer: person,
      url: fc.constantFrom("https://x.example/m/a?b=1;c,d%0D%0A#e", `https://x.example/${"a".repeat(500)}`),
    }),
  })
  .map(({ kind, startsAt, seconds, attendee, texts, exact }) => ({
    ...exact,
    ...texts,
    ...kind,
    startsAt,
    endsAt: startsAt + 1000 * seconds,
    ...(kind.method === "PUBLISH" ? {} : { attendee: { ...attendee.person, response: attendee.response } }),
  }));
