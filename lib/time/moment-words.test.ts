import { expect, test } from "vitest";
import { agendaDayWords, momentWords, rangeWords, secondWords } from "@/lib/time/moment-words";

const at = (text: string) => Date.parse(text);
const now = at("2026-11-22T12:00:00Z");

test("a moment of today is its time alone, any other has its day", () => {
  expect(momentWords(at("2026-11-22T13:02:00Z"), now, "Europe/Berlin", "en")).toBe("14:02");
  expect(momentWords(at("2026-11-21T13:02:00Z"), now, "Europe/Berlin", "en")).toBe("Sat 21 Nov, 14:02");
  expect(momentWords(at("2026-11-22T23:30:00Z"), now, "Europe/Berlin", "en")).toBe("Mon 23 Nov, 00:30");
});

test("a range names the second day only where there is one", () => {
  const startsAt = at("2026-12-01T22:30:00Z");
  expect(rangeWords(startsAt, startsAt + 1_200_000, "Europe/Berlin", "en")).toBe("23:30–23:50");
  expect(rangeWords(startsAt, startsAt + 3_600_000, "Europe/Berlin", "en")).toBe("23:30–Wed 2 Dec, 00:30");
});

test("a day of another year says which", () => {
  expect(agendaDayWords(now, now, "Europe/Berlin", "en")).toBe("Sunday 22 Nov");
  expect(agendaDayWords(at("2027-01-04T12:00:00Z"), now, "Europe/Berlin", "en")).toBe("Monday, 4 January 2027");
  expect(agendaDayWords(at("2026-12-31T23:30:00Z"), now, "Europe/Berlin", "en")).toContain("2027");
});

test("a log says the second, in the reader's zone", () => {
  const at = Date.parse("2026-11-21T13:02:07Z");
  expect(secondWords(at, "Europe/Berlin", "en")).toBe("Sat 21 Nov, 14:02:07");
});
