import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOfRfc3339, rfc3339Of } from "@/lib/time/rfc3339";

test.each([
  ["2026-12-01T15:00:00Z", Date.UTC(2026, 11, 1, 15)],
  ["2026-12-01t15:00:00z", Date.UTC(2026, 11, 1, 15)],
  ["2026-12-01T16:00:00+01:00", Date.UTC(2026, 11, 1, 15)],
  ["2026-12-01T09:30:00-05:30", Date.UTC(2026, 11, 1, 15)],
  ["2026-12-01T15:00:00-00:00", Date.UTC(2026, 11, 1, 15)],
  ["2028-02-29T00:00:00Z", Date.UTC(2028, 1, 29)],
  ["1970-01-01T00:00:00Z", 0],
  ["9999-12-31T23:59:59.999Z", 253_402_300_799_999],
])("%s is read", (text, instant) => expect(instantOfRfc3339(text)).toBe(instant));

test.each([
  ["2026-12-01T15:00:00.5Z", 500],
  ["2026-12-01T15:00:00.123Z", 123],
  ["2026-12-01T15:00:00.123999999Z", 123],
])("of the fraction in %s whole milliseconds are kept", (text, millis) => {
  expect(instantOfRfc3339(text)).toBe(Date.UTC(2026, 11, 1, 15) + millis);
});

test.each([
  ["no offset", "2026-12-01T15:00:00"],
  ["no seconds", "2026-12-01T15:00Z"],
  ["no time", "2026-12-01"],
  ["a space for the T", "2026-12-01 15:00:00Z"],
  ["an offset without its colon", "2026-12-01T15:00:00+0100"],
  ["an offset of hours", "2026-12-01T15:00:00+01"],
  ["an offset of a day", "2026-12-01T15:00:00+24:00"],
  ["an offset with 60 minutes", "2026-12-01T15:00:00+01:60"],
  ["a minus sign from typography", "2026-12-01T15:00:00\u221201:00"],
  ["a zone", "2026-12-01T16:00:00+01:00[Europe/Berlin]"],
  ["30 February", "2026-02-30T15:00:00Z"],
  ["29 February of a common year", "2026-02-29T15:00:00Z"],
  ["month 13", "2026-13-01T15:00:00Z"],
  ["day 0", "2026-12-00T15:00:00Z"],
  ["hour 24", "2026-12-01T24:00:00Z"],
  ["a leap second", "2016-12-31T23:59:60Z"],
  ["ten digits of fraction", "2026-12-01T15:00:00.1234567890Z"],
  ["an empty fraction", "2026-12-01T15:00:00.Z"],
  ["a comma", "2026-12-01T15:00:00,5Z"],
  ["a signed year", "+002026-12-01T15:00:00Z"],
  ["1969", "1969-12-31T23:59:59Z"],
  ["1970 that is 1969 in UTC", "1970-01-01T00:00:00+01:00"],
  ["9999 that is 10000 in UTC", "9999-12-31T23:59:59-01:00"],
  ["a space behind", "2026-12-01T15:00:00Z "],
  ["a line break behind", "2026-12-01T15:00:00Z\n"],
  ["Arabic digits", "٢٠٢٦-12-01T15:00:00Z"],
  ["nothing", ""],
  ["words", "tomorrow"],
])("%s is refused", (_, text) => expect(instantOfRfc3339(text)).toBeUndefined());

test("an instant is written without milliseconds when it has none", () => {
  expect(rfc3339Of(Date.UTC(2026, 11, 1, 15))).toBe("2026-12-01T15:00:00Z");
  expect(rfc3339Of(Date.UTC(2026, 11, 1, 15, 0, 0, 50))).toBe("2026-12-01T15:00:00.050Z");
});

test("what is written is read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799_999 }), (instant) => {
      expect(instantOfRfc3339(rfc3339Of(instant))).toBe(instant);
    }),
  );
});

test("of all that has the right digits in the right places, exactly the real instants pass, unchanged", () => {
  const shaped = fc.stringMatching(/^[12]\d{3}-[01]\d-[0-3]\d[T][0-2]\d:[0-6]\d:[0-6]\dZ$/);
  fc.assert(
    fc.property(shaped, (text) => {
      const instant = instantOfRfc3339(text);
      const real = Date.parse(text);
      const isReal = real >= 0 && new Date(real).toISOString() === text.replace("Z", ".000Z");
      expect(instant).toBe(isReal ? real : undefined);
    }),
    { numRuns: 1_000 },
  );
});
