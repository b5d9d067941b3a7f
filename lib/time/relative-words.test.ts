import { expect, test } from "vitest";
import { MINUTE } from "@/lib/time/durations";
import { relativeWords } from "@/lib/time/relative-words";

const NOW = Date.UTC(2026, 11, 1, 15);

test.each([
  [5 * 366 * 1_440, "en", "in 5 years"],
  [2 * 366 * 1_440 - 1, "en", "in 23 months"],
  [62 * 1_440, "de", "in 2 Monaten"],
  [62 * 1_440 - 1, "en", "in 61 days"],
  [2 * 1_440, "en", "in 2 days"],
  [2 * 1_440 - 1, "en", "in 1 day"],
  [1_439, "en", "in 23 hours"],
  [60, "de", "in 1 Stunde"],
  [59, "fr", "dans 59 minutes"],
  [-5, "en", "5 minutes ago"],
  [-1_440, "es", "hace 1 día"],
])("%i minutes from now is, in %s, %s", (minutes, locale, words) => {
  expect(relativeWords(NOW + minutes * MINUTE, NOW, locale)).toBe(words);
});
