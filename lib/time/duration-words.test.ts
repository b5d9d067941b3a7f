import { expect, test } from "vitest";
import { durationWords } from "@/lib/time/duration-words";

test.each([
  [50, "en", "50 minutes"],
  [1, "en", "1 minute"],
  [60, "en", "1 hour"],
  [80, "en", "1 hour, 20 minutes"],
  [80, "de", "1 Stunde, 20 Minuten"],
  [80, "es", "1 hora y 20 minutos"],
  [80, "fr", "1 heure et 20 minutes"],
  [1_440, "de", "24 Stunden"],
  [0, "en", "0 minutes"],
])("%i minutes in %s are %s", (minutes, locale, words) =>
  expect(durationWords(minutes, locale).replaceAll("\u00a0", " ")).toBe(words),
);
