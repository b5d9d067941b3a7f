import { expect, test } from "vitest";
import { typedMinutes, typedStart, typedTimes, typedTwice } from "@/components/meeting-form/typed-times";

const typed = { date: ["2026-12-01"], time: ["16:00"], timeZone: ["Europe/Berlin"], durationMinutes: ["50"] };
const night = { ...typed, date: ["2027-10-31"], time: ["02:30"] };

test("day, time, zone and duration together are start and end", () => {
  expect(typedTimes(typed)).toEqual({
    startsAt: Date.parse("2026-12-01T15:00:00Z"),
    endsAt: Date.parse("2026-12-01T15:50:00Z"),
  });
  expect(typedTimes({ ...typed, durationMinutes: ["custom"], customMinutes: [""] })).toBeUndefined();
});

test("nothing is told of a start that is not typed in full", () => {
  for (const name of ["date", "time", "timeZone"]) expect(typedStart({ ...typed, [name]: [""] })).toBeUndefined();
  expect(typedTimes({})).toBeUndefined();
});

test("only a time that comes twice has two instants, and choosing one gives the start", () => {
  expect(typedTwice(typed)).toBeUndefined();
  expect(typedTwice({ ...typed, date: ["2027-03-28"], time: ["02:30"] })).toBeUndefined();
  const twice = typedTwice({ ...night, occurrence: ["second"] });
  expect(twice).toEqual({ first: Date.parse("2027-10-31T00:30:00Z"), second: Date.parse("2027-10-31T01:30:00Z") });
  expect(typedTimes(night)).toBeUndefined();
  expect(typedTimes({ ...night, occurrence: ["second"] })?.startsAt).toBe(twice?.second);
});

test("a duration is a preset or the number beside it, up to a day", () => {
  expect(typedMinutes({ durationMinutes: ["80"], customMinutes: ["5"] })).toBe(80);
  expect(typedMinutes({ durationMinutes: ["custom"], customMinutes: ["45"] })).toBe(45);
  for (const minutes of ["", "0", "-5", "12.5", "1441", "long"]) {
    expect(typedMinutes({ durationMinutes: ["custom"], customMinutes: [minutes] })).toBeUndefined();
  }
});
