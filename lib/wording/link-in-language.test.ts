import { expect, test } from "vitest";
import { linkInLanguage } from "@/lib/wording/link-in-language";

test.each([
  ["https://meet.example/i/t", "https://meet.example/i/t?lang=de"],
  ["https://meet.example/i/t?answer=accepted", "https://meet.example/i/t?answer=accepted&lang=de"],
])("%s opens in the language of its email", (url, link) => {
  expect(linkInLanguage(url, "de")).toBe(link);
});
