import { expect, test } from "vitest";
import { timesOf } from "@/lib/meetings/meeting-times";
import { MINUTE } from "@/lib/time/durations";

const now = Date.parse("2026-11-22T09:00:00.500Z");
const later = Date.parse("2026-12-01T15:00:00Z");

function problems(asked: Parameters<typeof timesOf>[0]): string[] {
  const answer = timesOf(asked, now);
  return "errors" in answer ? answer.errors.map(({ field, code }) => `${field}:${code}`) : [];
}

test("a scheduled meeting takes its end from the duration or as given", () => {
  const times = { startsAt: later, endsAt: later + 50 * MINUTE };
  expect(timesOf({ kind: "scheduled", startsAt: later, durationMinutes: 50 }, now)).toEqual({ times });
  expect(timesOf({ kind: "scheduled", startsAt: later, endsAt: later + 50 * MINUTE }, now)).toEqual({ times });
});

test("an instant meeting starts with the second that has begun and lasts an hour unless told otherwise", () => {
  const startsAt = Date.parse("2026-11-22T09:00:00Z");
  expect(timesOf({ kind: "instant" }, now)).toEqual({ times: { startsAt, endsAt: startsAt + 60 * MINUTE } });
  expect(timesOf({ kind: "instant", durationMinutes: 15 }, now)).toEqual({
    times: { startsAt, endsAt: startsAt + 15 * MINUTE },
  });
});

test.each([
  ["a start in the past", { startsAt: now - 1, durationMinutes: 50 }, ["startsAt:in_the_past"]],
  ["a start this very moment", { startsAt: now, durationMinutes: 50 }, ["startsAt:in_the_past"]],
  ["no start", { durationMinutes: 50 }, ["startsAt:required"]],
  ["neither end nor duration", { startsAt: later }, ["durationMinutes:required"]],
  ["both", { startsAt: later, endsAt: later + MINUTE, durationMinutes: 50 }, ["durationMinutes:not_allowed"]],
  ["nothing at all", {}, ["startsAt:required", "durationMinutes:required"]],
  ["an end before the start", { startsAt: later, endsAt: later - MINUTE }, ["endsAt:not_after_start"]],
  ["an end at the start", { startsAt: later, endsAt: later }, ["endsAt:not_after_start"]],
  ["no length", { startsAt: later, durationMinutes: 0 }, ["durationMinutes:not_after_start"]],
  ["a negative length", { startsAt: later, durationMinutes: -50 }, ["durationMinutes:not_after_start"]],
  ["4 minutes", { startsAt: later, durationMinutes: 4 }, ["durationMinutes:too_short"]],
  ["a moment less than 5 minutes", { startsAt: later, endsAt: later + 5 * MINUTE - 1 }, ["endsAt:too_short"]],
  ["more than 24 hours", { startsAt: later, durationMinutes: 1441 }, ["durationMinutes:too_long"]],
  ["a moment more than 24 hours", { startsAt: later, endsAt: later + 1440 * MINUTE + 1 }, ["endsAt:too_long"]],
  [
    "an end that no calendar can write",
    { startsAt: Date.parse("9999-12-31T23:30:00Z"), durationMinutes: 50 },
    ["durationMinutes:too_late"],
  ],
])("a scheduled meeting with %s names the field", (_, asked, expected) => {
  expect(problems({ kind: "scheduled", ...asked })).toEqual(expected);
});

test.each([
  ["start", { startsAt: later }, ["startsAt:not_allowed"]],
  ["end", { endsAt: later }, ["endsAt:not_allowed"]],
  ["length of 4 minutes", { durationMinutes: 4 }, ["durationMinutes:too_short"]],
])("an instant meeting with a %s names the field", (_, asked, expected) => {
  expect(problems({ kind: "instant", ...asked })).toEqual(expected);
});

test("exactly 5 minutes and exactly 24 hours are allowed", () => {
  expect(problems({ kind: "scheduled", startsAt: later, durationMinutes: 5 })).toEqual([]);
  expect(problems({ kind: "scheduled", startsAt: later, durationMinutes: 1440 })).toEqual([]);
});
