import { expect, test } from "vitest";
import { localOf } from "@/lib/time/local-time";
import { freeStarts, overlapping, without } from "@/lib/time/spans";

const at = (time: string, day = "2026-12-01") => Date.parse(`${day}T${time}:00+01:00`);
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const suggested = (wanted: { startsAt: number; endsAt: number }, busy: { startsAt: number; endsAt: number }[]) =>
  freeStarts(wanted, busy, "Europe/Berlin").map((start) => {
    const { date, time } = localOf(start, "Europe/Berlin");
    return `${date} ${time}`;
  });

test("what shares a minute overlaps; what only touches does not", () => {
  const wanted = span("10:00", "11:00");
  const others = [span("09:00", "10:01"), span("10:59", "12:00"), span("10:10", "10:20"), span("09:00", "12:00")];
  expect(overlapping(wanted, others)).toEqual(others);
  expect(overlapping(wanted, [span("09:00", "10:00"), span("11:00", "12:00")])).toEqual([]);
});

test("three later times are suggested that overlap nothing, an hour or more apart", () => {
  const busy = [span("10:00", "10:50"), span("12:30", "13:20")];
  expect(suggested(span("10:00", "10:50"), busy)).toEqual(["2026-12-01 11:00", "2026-12-01 13:30", "2026-12-01 14:30"]);
});

test("nothing is suggested by night: it goes on in the morning", () => {
  expect(suggested(span("18:30", "19:20"), [span("18:30", "19:20")])).toEqual([
    "2026-12-02 08:00",
    "2026-12-02 09:00",
    "2026-12-02 10:00",
  ]);
  expect(suggested(span("23:00", "23:50"), [])[0]).toBe("2026-12-02 08:00");
});

test("what is too long for any day is not suggested, and the search ends", () => {
  expect(suggested({ startsAt: at("08:00"), endsAt: at("20:15") }, [])).toEqual([]);
  expect(suggested({ startsAt: at("08:00"), endsAt: at("08:00") + 24 * 3_600_000 }, [])).toEqual([]);
});

test("a start between two quarters is moved on to the next", () => {
  expect(suggested(span("09:50", "10:40"), [span("09:50", "10:00")])[0]).toBe("2026-12-01 10:00");
});

test("what is left of a span is what no other takes of it", () => {
  const whole = span("10:00", "12:00");
  expect(without(whole, [])).toEqual([whole]);
  expect(
    without(whole, [span("11:00", "11:30"), span("09:00", "10:15"), span("11:15", "11:20"), span("12:00", "13:00")]),
  ).toEqual([span("10:15", "11:00"), span("11:30", "12:00")]);
  expect(without(whole, [span("09:00", "13:00")])).toEqual([]);
});
