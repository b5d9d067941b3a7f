import { expect, test } from "vitest";
import { withheldOrigin } from "@/lib/web/proxy/null-origin";

const appUrl = "https://meet.example";
const originOf = (headers: Record<string, string>) => withheldOrigin(new Headers(headers), appUrl);

test("a guest's form without JavaScript counts as ours when the browser says so", () => {
  expect(originOf({ origin: "null", "sec-fetch-site": "same-origin" })).toBe(appUrl);
});

test.each([
  ["says nothing", { origin: "null" }],
  ["says that it comes from another site", { origin: "null", "sec-fetch-site": "cross-site" }],
  ["says that it comes from a neighbouring host", { origin: "null", "sec-fetch-site": "same-site" }],
  ["says that nobody asked for it", { origin: "null", "sec-fetch-site": "none" }],
])("a null origin stays null when the browser %s", (_, headers) => {
  expect(originOf(headers)).toBeUndefined();
});

test("an origin that is named is never replaced", () => {
  expect(originOf({ origin: "https://elsewhere.example", "sec-fetch-site": "same-origin" })).toBeUndefined();
  expect(originOf({ "sec-fetch-site": "same-origin" })).toBeUndefined();
});
