import { describe, expect, test } from "vitest";
import { shortWhenWords, whenWords } from "@/lib/time/when-words";

const session = {
  startsAt: Date.UTC(2026, 11, 1, 15),
  endsAt: Date.UTC(2026, 11, 1, 15, 50),
  timeZone: "Europe/Berlin",
};

test.each([
  ["en", "Tuesday, 1 December 2026, 16:00–16:50 (CET, UTC+1)"],
  ["de", "Dienstag, 1. Dezember 2026, 16:00–16:50 (MEZ, UTC+1)"],
  ["es", "martes, 1 de diciembre de 2026, 16:00–16:50 (CET, UTC+1)"],
  ["fr", "mardi 1 décembre 2026, 16:00–16:50 (Berlin, UTC+1)"],
])("in %s it reads in that language's order", (locale, words) => {
  expect(whenWords({ ...session, locale })).toBe(words);
});

test.each([
  ["America/New_York", "Tuesday, 1 December 2026, 10:00–10:50 (EST, UTC-5)"],
  ["Asia/Kolkata", "Tuesday, 1 December 2026, 20:30–21:20 (Kolkata, UTC+5:30)"],
  ["Asia/Tokyo", "Wednesday, 2 December 2026, 00:00–00:50 (Tokyo, UTC+9)"],
  ["Europe/London", "Tuesday, 1 December 2026, 15:00–15:50 (GMT, UTC+0)"],
  ["UTC", "Tuesday, 1 December 2026, 15:00–15:50 (UTC)"],
])("a reader in %s reads their own day and clock", (timeZone, words) => {
  expect(whenWords({ ...session, timeZone, locale: "en" })).toBe(words);
});

test("morning hours keep their zero and midnight is 00:00", () => {
  const early = { startsAt: Date.UTC(2026, 11, 1), endsAt: Date.UTC(2026, 11, 1, 9, 5), timeZone: "UTC" };
  expect(whenWords({ ...early, locale: "en" })).toContain("00:00–09:05");
  expect(whenWords({ ...early, locale: "es" })).toContain("00:00–09:05");
});

test("an American English reader gets the twelve-hour clock, with ordinary spaces", () => {
  expect(whenWords({ ...session, locale: "en-US" })).toContain("Tuesday, December 1, 2026, 04:00 PM–04:50 PM");
});

describe("when one day is not enough", () => {
  test("a meeting across midnight names both days", () => {
    const late = {
      startsAt: Date.UTC(2026, 11, 1, 22, 30),
      endsAt: Date.UTC(2026, 11, 1, 23, 20),
      timeZone: "Europe/Berlin",
    };
    expect(whenWords({ ...late, locale: "en" })).toBe(
      "Tuesday, 1 December 2026, 23:30 – Wednesday, 2 December 2026, 00:20 (CET, UTC+1)",
    );
  });

  test("a meeting that ends at midnight ends on the next day", () => {
    const late = { startsAt: Date.UTC(2026, 11, 1, 22), endsAt: Date.UTC(2026, 11, 1, 23), timeZone: "Europe/Berlin" };
    expect(whenWords({ ...late, locale: "en" })).toContain("– Wednesday, 2 December 2026, 00:00");
  });

  test("a meeting in which the clock is set back names both zones", () => {
    const night = {
      startsAt: Date.UTC(2026, 9, 25, 0, 30),
      endsAt: Date.UTC(2026, 9, 25, 1, 30),
      timeZone: "Europe/Berlin",
    };
    expect(whenWords({ ...night, locale: "en" })).toBe(
      "Sunday, 25 October 2026, 02:30 (CEST, UTC+2) – 02:30 (CET, UTC+1)",
    );
  });

  test("a night across midnight and a clock change names days and zones", () => {
    const night = { startsAt: Date.UTC(2027, 2, 27, 22), endsAt: Date.UTC(2027, 2, 28, 2), timeZone: "Europe/Berlin" };
    expect(whenWords({ ...night, locale: "de" })).toBe(
      "Samstag, 27. März 2027, 23:00 (MEZ, UTC+1) – Sonntag, 28. März 2027, 04:00 (MESZ, UTC+2)",
    );
  });
});

test.each([
  ["en", "Europe/Berlin", "Tue 1 Dec, 16:00 (CET)"],
  ["de", "Europe/Berlin", "Di., 1. Dez., 16:00 (MEZ)"],
  ["es", "Europe/Berlin", "mar, 1 dic, 16:00 (CET)"],
  ["fr", "Europe/Berlin", "mar. 1 déc., 16:00 (UTC+1)"],
  ["en", "America/New_York", "Tue 1 Dec, 10:00 (EST)"],
  ["en", "Asia/Kolkata", "Tue 1 Dec, 20:30 (UTC+5:30)"],
  ["en", "UTC", "Tue 1 Dec, 15:00 (UTC)"],
])("short, in %s for %s, it is %s", (locale, timeZone, words) => {
  expect(shortWhenWords({ startsAt: session.startsAt, timeZone, locale })).toBe(words);
});
