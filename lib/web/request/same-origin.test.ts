import { expect, test } from "vitest";
import { requireSameOrigin } from "@/lib/web/request/same-origin";

const ours = "https://meet.example";

function outcome(headers: Record<string, string>, appUrl = ours): string {
  try {
    requireSameOrigin(new Request(`${ours}/api/v1/meetings`, { method: "POST", headers }), appUrl);
    return "let in";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

test.each([
  ["our own page", { origin: ours, "sec-fetch-site": "same-origin" }, "let in"],
  ["our own page in a browser without fetch metadata", { origin: ours }, "let in"],
  ["our own page whose origin a policy withheld", { "sec-fetch-site": "same-origin" }, "let in"],
  ["nothing at all", {}, "cross_origin"],
  ["a foreign origin", { origin: "https://evil.example" }, "cross_origin"],
  [
    "a foreign origin that claims to be same-origin",
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    "cross_origin",
  ],
  ["our origin that the browser calls foreign", { origin: ours, "sec-fetch-site": "cross-site" }, "cross_origin"],
  ["a sister domain", { origin: ours, "sec-fetch-site": "same-site" }, "cross_origin"],
  ["a typed address", { "sec-fetch-site": "none" }, "cross_origin"],
  ["a sandboxed frame", { origin: "null" }, "cross_origin"],
  ["our host over http", { origin: "http://meet.example" }, "cross_origin"],
  ["our host on another port", { origin: "https://meet.example:8443" }, "cross_origin"],
  ["our host as a prefix", { origin: "https://meet.example.evil.example" }, "cross_origin"],
  ["our origin twice", { origin: `${ours}, ${ours}` }, "cross_origin"],
])("a change vouched for by a cookie from %s", (_, headers: Record<string, string>, expected) => {
  expect(outcome(headers)).toBe(expected);
});

test("the origin is that of APP_URL whatever its path", () => {
  expect(outcome({ origin: ours }, `${ours}/app`)).toBe("let in");
});
