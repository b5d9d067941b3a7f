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

const asTyped: Content = {
  ...content,
  title: "Talk about Jose\u0301",
  description: "one\r\ntwo",
  timeZone: "Asia/Calcutta",
  location: { type: "video", value: "https://Meet.example:443" },
};

test.each([
  ["title", { title: "Talk about\u200b José" }],
  ["agenda", { description: "one\ntwo " }],
  ["zone of today", { timeZone: "Asia/Kolkata" }],
  ["zone in lower case", { timeZone: "asia/calcutta" }],
  ["link", { location: { type: "video", value: "https://meet.example/" } }],
] as const)("another notation of the same %s is no change", (_, change) => {
  expect(changesBetween(asTyped, { ...asTyped, ...change })).toEqual([]);
});

test("a telephone number is its digits, a place its words", () => {
  const at = (type: "phone" | "in_person", value: string): Content => ({ ...content, location: { type, value } });
  expect(changesBetween(at("phone", "+49 (30) 12-34"), at("phone", "+49301234"))).toEqual([]);
  expect(changesBetween(at("phone", "+49 30 1234"), at("phone", "+49 30 1235"))).toHaveLength(1);
  expect(changesBetween(at("in_person", "Room 12"), at("in_person", "Room 1 2"))).toHaveLength(1);
});

test("neighbours by the clock are two zones", () => {
  const inZone = (timeZone: string): Content => ({ ...content, timeZone });
  expect(changesBetween(inZone("Europe/Oslo"), inZone("Europe/Berlin"))).toHaveLength(1);
});
