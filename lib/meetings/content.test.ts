import { expect, test } from "vitest";
import { type Content, changesBetween, timeChanged } from "@/lib/meetings/content";

const content: Content = {
  title: "First conversation",
  description: null,
  startsAt: Date.parse("2027-03-10T15:00:00Z"),
  endsAt: Date.parse("2027-03-10T16:00:00Z"),
  timeZone: "Europe/Berlin",
  location: { type: "video", value: null },
  host: "Dana Whitfield",
  status: "scheduled",
};

test.each([
  ["title", { title: "Second" }, "First conversation", "Second"],
  ["description", { description: "Bring notes" }, null, "Bring notes"],
  ["startsAt", { startsAt: Date.parse("2027-03-10T14:30:00Z") }, "2027-03-10T15:00:00Z", "2027-03-10T14:30:00Z"],
  ["endsAt", { endsAt: Date.parse("2027-03-10T17:00:00Z") }, "2027-03-10T16:00:00Z", "2027-03-10T17:00:00Z"],
  ["timeZone", { timeZone: "Europe/Lisbon" }, "Europe/Berlin", "Europe/Lisbon"],
  [
    "location",
    { location: { type: "phone", value: "+49 30 1" } },
    { type: "video" },
    { type: "phone", value: "+49 30 1" },
  ],
  ["host", { host: "Lena Ortiz" }, "Dana Whitfield", "Lena Ortiz"],
  ["status", { status: "cancelled" }, "scheduled", "cancelled"],
] as const)("a new %s is one change from old to new", (field, change, from, to) => {
  expect(changesBetween(content, { ...content, ...change })).toEqual([{ field, from, to }]);
});

test("the same content is no change, and there and back is none either", () => {
  expect(changesBetween(content, structuredClone(content))).toEqual([]);
});

test("only a new start or end asks people again", () => {
  expect(timeChanged(changesBetween(content, { ...content, title: "x", timeZone: "UTC" }))).toBe(false);
  expect(timeChanged(changesBetween(content, { ...content, endsAt: content.endsAt + 60_000 }))).toBe(true);
});
