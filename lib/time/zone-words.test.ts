import { expect, test } from "vitest";
import { formatterOf } from "@/lib/time/formatters";
import { sameClock, zoneOffsetWords, zoneWords } from "@/lib/time/when-words";

const WINTER = Date.UTC(2026, 11, 1, 15);
const SUMMER = Date.UTC(2026, 6, 1, 15);

test.each([
  ["Europe/Berlin", WINTER, "en", "CET, UTC+1"],
  ["Europe/Berlin", SUMMER, "en", "CEST, UTC+2"],
  ["Europe/Berlin", SUMMER, "de", "MESZ, UTC+2"],
  ["America/New_York", SUMMER, "en", "EDT, UTC-4"],
  ["America/New_York", SUMMER, "de", "New York, UTC-4"],
  ["America/Argentina/Buenos_Aires", WINTER, "es", "Buenos Aires, UTC-3"],
  ["Asia/Kathmandu", WINTER, "en", "Kathmandu, UTC+5:45"],
  ["Europe/London", WINTER, "de", "London, UTC+0"],
  ["Singapore", WINTER, "en", "Singapore, UTC+8"],
  ["Etc/GMT+5", WINTER, "en", "UTC-5"],
  ["UTC", WINTER, "fr", "UTC"],
])("%s is called by what readers know it as", (timeZone, at, locale, words) => {
  expect(zoneWords(timeZone, at, locale)).toBe(words);
});

test("every zone that the runtime knows gets an offset, and no raw GMT one", () => {
  for (const timeZone of Intl.supportedValuesOf("timeZone")) {
    expect(zoneOffsetWords(timeZone, WINTER)).toMatch(/^UTC[+-]\d{1,2}(:\d{2})?$/);
    expect(zoneWords(timeZone, WINTER, "de")).not.toMatch(/GMT[+-]/);
  }
});

test("a formatter is made once, and no number of zones fills the memory", () => {
  const berlin = formatterOf("day", "Europe/Berlin", "en");
  expect(formatterOf("day", "Europe/Berlin", "en")).toBe(berlin);
  for (const timeZone of Intl.supportedValuesOf("timeZone")) formatterOf("day", timeZone, "en");
  expect(formatterOf("day", "Europe/Berlin", "en")).not.toBe(berlin);
});

test("two zones can show the same clock in winter and another one in summer", () => {
  expect(sameClock("Europe/Berlin", "Europe/Madrid", WINTER)).toBe(true);
  expect(sameClock("Europe/Berlin", "Africa/Lagos", WINTER)).toBe(true);
  expect(sameClock("Europe/Berlin", "Africa/Lagos", SUMMER)).toBe(false);
});
