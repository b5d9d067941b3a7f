import { expect, test } from "vitest";
import { dayDistance } from "@/lib/time/day-distance";

const at = (text: string) => Date.parse(text);

test.each([
  ["the same day from first to last minute", "2026-11-22T23:59:00+01:00", "2026-11-22T00:00:00+01:00", 0],
  ["one minute later but past midnight", "2026-11-23T00:00:00+01:00", "2026-11-22T23:59:00+01:00", 1],
  ["yesterday", "2026-11-21T23:59:00+01:00", "2026-11-22T00:00:00+01:00", -1],
  ["across a change of clocks, where a day has 23 hours", "2026-03-30T00:00:00+02:00", "2026-03-29T00:00:00+01:00", 1],
  ["across a year", "2027-01-01T00:30:00+01:00", "2026-12-01T12:00:00+01:00", 31],
])("counts midnights: %s", (_, then, now, days) => {
  expect(dayDistance(at(then), at(now), "Europe/Berlin")).toBe(days);
});

test("the zone decides which day it is", () => {
  const [then, now] = [at("2026-11-22T20:00:00Z"), at("2026-11-22T12:00:00Z")];
  expect(dayDistance(then, now, "Europe/Lisbon")).toBe(0);
  expect(dayDistance(then, now, "Asia/Tokyo")).toBe(1);
});
