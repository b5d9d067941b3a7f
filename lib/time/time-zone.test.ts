import { expect, test } from "vitest";
import { isTimeZone } from "@/lib/time/time-zone";

test.each(["Europe/Berlin", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "UTC", "Etc/GMT+5", "EST5EDT"])(
  "%s is a zone",
  (zone) => expect(isTimeZone(zone)).toBe(true),
);

test("every zone that the runtime lists is one", () => {
  expect(Intl.supportedValuesOf("timeZone").filter((zone) => !isTimeZone(zone))).toEqual([]);
});

test.each(["+02:00", "-0500", "+02"])("the offset %s is no zone, although the runtime takes it for one", (zone) => {
  expect(() => new Intl.DateTimeFormat("en", { timeZone: zone })).not.toThrow();
  expect(isTimeZone(zone)).toBe(false);
});

test.each([
  ["nothing", ""],
  ["a space", " "],
  ["a space around it", " UTC"],
  ["a line break", "Europe/Berlin\n"],
  ["an unknown city", "Europe/Atlantis"],
  ["a path", "../../etc/passwd"],
  ["NUL", "UTC\0"],
  ["10,000 characters", "x".repeat(10_000)],
])("%s is refused without throwing", (_, zone) => expect(isTimeZone(zone)).toBe(false));
