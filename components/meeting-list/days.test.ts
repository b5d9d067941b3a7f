import { expect, test } from "vitest";
import { daysOf } from "@/components/meeting-list/days";

const late = { startsAt: "2026-11-22T22:30:00Z" };
const later = { startsAt: "2026-11-22T23:30:00Z" };
const next = { startsAt: "2026-11-23T09:00:00Z" };

test("the reader's midnight parts the days", () => {
  const days = (timeZone: string) => daysOf([late, later, next], { timeZone, locale: "en" }).map((day) => day.meetings);
  expect(days("Europe/Berlin")).toEqual([[late], [later, next]]);
  expect(days("Europe/Lisbon")).toEqual([[late, later], [next]]);
});

test("the order stays, and each day knows its first instant", () => {
  const days = daysOf([next, later, late], { timeZone: "Europe/Lisbon", locale: "en" });
  expect(days.map(({ startsAt }) => startsAt)).toEqual([Date.parse(next.startsAt), Date.parse(later.startsAt)]);
});
