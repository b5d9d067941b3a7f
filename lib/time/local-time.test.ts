import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINUTE } from "@/lib/time/durations";
import { instantOfLocal, localOf } from "@/lib/time/local-time";

const BERLIN = "Europe/Berlin";
const ZONES = [
  BERLIN,
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Casablanca",
  "UTC",
];

test("a local time is found in its own zone", () => {
  expect(instantOfLocal({ date: "2026-12-01", time: "16:00", timeZone: BERLIN })).toEqual({
    ok: true,
    instant: Date.UTC(2026, 11, 1, 15),
  });
});

describe("where the clock is set forward", () => {
  test.each([
    ["2027-03-28", "02:30", BERLIN, "2027-03-28T03:30"],
    ["2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-04T02:45"],
    ["2011-12-30", "10:00", "Pacific/Apia", "2011-12-31T10:00"],
  ])("%s %s in %s is skipped and %s suggested", (date, time, timeZone, suggestion) => {
    const skipped = { ok: false, problem: "skipped", suggestion };
    expect(instantOfLocal({ date, time, timeZone })).toEqual(skipped);
    expect(instantOfLocal({ date, time, timeZone, occurrence: "first" })).toEqual(skipped);
  });

  test("the minutes around the gap exist and follow each other", () => {
    const before = instantOfLocal({ date: "2027-03-28", time: "01:59", timeZone: BERLIN });
    const after = instantOfLocal({ date: "2027-03-28", time: "03:00", timeZone: BERLIN });
    expect(before).toEqual({ ok: true, instant: Date.UTC(2027, 2, 28, 0, 59) });
    expect(after).toEqual({ ok: true, instant: Date.UTC(2027, 2, 28, 1) });
  });
});

describe("where the clock is set back", () => {
  const repeated = { date: "2026-10-25", time: "02:30", timeZone: BERLIN };

  test("a time that comes twice is ambiguous until someone says which", () => {
    expect(instantOfLocal(repeated)).toEqual({ ok: false, problem: "ambiguous" });
  });

  test("the first and the second are an hour apart", () => {
    expect(instantOfLocal({ ...repeated, occurrence: "first" })).toEqual({
      ok: true,
      instant: Date.UTC(2026, 9, 25, 0, 30),
    });
    expect(instantOfLocal({ ...repeated, occurrence: "second" })).toEqual({
      ok: true,
      instant: Date.UTC(2026, 9, 25, 1, 30),
    });
  });

  test("the way back says which of the two it was", () => {
    expect(localOf(Date.UTC(2026, 9, 25, 0, 30), BERLIN)).toEqual({
      date: "2026-10-25",
      time: "02:30",
      occurrence: "first",
    });
    expect(localOf(Date.UTC(2026, 9, 25, 1, 30), BERLIN)).toEqual({
      date: "2026-10-25",
      time: "02:30",
      occurrence: "second",
    });
  });
});

test("an occurrence does not matter to a time that comes once", () => {
  const once = { date: "2026-12-01", time: "16:00", timeZone: BERLIN };
  expect(instantOfLocal({ ...once, occurrence: "second" })).toEqual(instantOfLocal(once));
});

test.each([
  ["2026-02-29", "10:00", BERLIN],
  ["2026-13-01", "10:00", BERLIN],
  ["2026-00-01", "10:00", BERLIN],
  ["2026-01-00", "10:00", BERLIN],
  ["26-01-01", "10:00", BERLIN],
  ["2026-1-1", "10:00", BERLIN],
  ["+02026-01-01", "10:00", BERLIN],
  ["1969-12-31", "10:00", BERLIN],
  ["9999-12-31", "23:00", "America/New_York"],
  ["2026-12-01", "24:00", BERLIN],
  ["2026-12-01", "16:60", BERLIN],
  ["2026-12-01", "16:00:00", BERLIN],
  ["2026-12-01", "4 pm", BERLIN],
  ["2026-12-01", "16:00[UTC]", BERLIN],
  ["", "", BERLIN],
  ["2026-12-01", "16:00", "+01:00"],
  ["2026-12-01", "16:00", "Europe/Atlantis"],
])("%j %j in %j is malformed", (date, time, timeZone) => {
  expect(instantOfLocal({ date, time, timeZone })).toEqual({ ok: false, problem: "malformed" });
});

test("the clock shows whole minutes, never a minute too many", () => {
  expect(localOf(Date.UTC(2026, 11, 1, 15, 59, 59, 999), BERLIN)).toEqual({ date: "2026-12-01", time: "16:59" });
});

test("what a clock shows leads back to the same minute, in every zone and through every clock change", () => {
  const from = Date.UTC(1990, 0, 1) / MINUTE;
  const to = Date.UTC(2037, 11, 31) / MINUTE;
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...ZONES), (minute, timeZone) => {
      const instant = minute * MINUTE;
      expect(instantOfLocal({ ...localOf(instant, timeZone), timeZone })).toEqual({ ok: true, instant });
    }),
    { numRuns: 1_000 },
  );
});

test("whatever is typed gets an answer", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (date, time, timeZone) => {
      expect(instantOfLocal({ date, time, timeZone })).toEqual({ ok: false, problem: "malformed" });
    }),
  );
});
