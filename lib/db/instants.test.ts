import { expect, test } from "vitest";
import { inUtc, utcText } from "@/lib/db/instants";

test.each([
  ["2026-03-29 01:30:00.057+00", "2026-03-29 01:30:00.057+00"],
  ["2026-03-29 07:15:00.057+05:45", "2026-03-29 01:30:00.057+00"],
  ["2026-03-28 22:00:00-03:30", "2026-03-29 01:30:00.000+00"],
  ["2026-03-29 03:30:00+02", "2026-03-29 01:30:00.000+00"],
  ["1890-01-01 00:53:28+00:53:28", "1890-01-01 00:00:00.000+00"],
  ["infinity", "infinity"],
])("%s is %s", (text, utc) => {
  expect(utcText(text)).toBe(utc);
});

test("instants of a list are read with the offset they come with too", () => {
  const parse = inUtc({ getTypeParser: () => (text) => text }).getTypeParser(1185);
  expect(parse('{"2026-03-29 07:15:00+05:45",NULL}')).toBe('{"2026-03-29 01:30:00.000+00",NULL}');
});
