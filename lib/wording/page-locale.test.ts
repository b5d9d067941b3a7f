import { expect, test } from "vitest";
import { acceptedPageLocale, knownPageLocale } from "@/lib/wording/page-locale";

test.each([
  ["de-AT", "de"],
  ["FR", "fr"],
  ["es_MX", "es"],
  ["pl", undefined],
  ["", undefined],
  [null, undefined],
] as const)("the tag %s means %s", (tag, locale) => {
  expect(knownPageLocale(tag)).toBe(locale);
});

test.each([
  ["de-DE,de;q=0.9,en;q=0.8", "de"],
  ["en;q=0.5, fr;q=0.7", "fr"],
  ["pl, es;q=0.3", "es"],
  ["de;q=0, en", "en"],
  ["de;q=nonsense, en;q=0.1", "en"],
  ["*", undefined],
  ["", undefined],
  [null, undefined],
] as const)("a browser that accepts %s reads %s", (header, locale) => {
  expect(acceptedPageLocale(header)).toBe(locale);
});
