import { expect, test } from "vitest";
import { canonicalTimeZone, isTimeZone, listedTimeZones } from "@/lib/time/time-zone";
import { todayNames } from "@/lib/time/today-names";

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

test.each([
  ["europe/berlin", "Europe/Berlin"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["ASIA/KATMANDU", "Asia/Kathmandu"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["America/Godthab", "America/Nuuk"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["US/Pacific", "America/Los_Angeles"],
  ["Etc/UTC", "UTC"],
  ["Asia/Atlantis", "Asia/Atlantis"],
])("%s is called %s", (zone, name) => expect(canonicalTimeZone(zone)).toBe(name));

test("a city never takes another's name", () => {
  const cities = [
    "Europe/Oslo",
    "Europe/Berlin",
    "Europe/Stockholm",
    "Europe/Amsterdam",
    "Africa/Lagos",
    "Asia/Muscat",
  ];
  expect(cities.map(canonicalTimeZone)).toEqual(cities);
});

test("today's names are names of the same zones, and canonical for good", () => {
  for (const [old, today] of todayNames) {
    expect([canonicalTimeZone(old), canonicalTimeZone(today), canonicalTimeZone(canonicalTimeZone(old))]).toEqual([
      today,
      today,
      today,
    ]);
  }
  expect(listedTimeZones().filter((zone) => canonicalTimeZone(zone) !== zone)).toEqual([]);
});
