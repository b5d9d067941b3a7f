import { expect, test } from "vitest";
import { driftToUpdate } from "@/lib/calendars/drift-to-update";

const [open, neutral] = [{ disclosure: "full" }, { disclosure: "neutral" }] as const;
const placeIn = (theirs: string) => driftToUpdate(neutral, { field: "place", theirs })?.location;

test.each([
  ["Lindenallee 4", "in_person", "Lindenallee 4"],
  ["  Room 5,\n2nd floor ", "in_person", "Room 5, 2nd floor"],
  ["In person: Lindenallee 4", "in_person", "Lindenallee 4"],
  ["Vor Ort: Lindenallee 4", "in_person", "Lindenallee 4"],
  ["Vor Ort", "in_person", null],
  ["+49 30 1234567", "phone", "+49 30 1234567"],
  ["By phone: ask at the desk", "phone", "ask at the desk"],
  ["Video call", "video", null],
  ["https://video.example/room?a=1", "video", "https://video.example/room?a=1"],
  ["http://video.example/room", "in_person", "http://video.example/room"],
])("the place %j is %s %j", (text, type, value) => {
  expect(placeIn(text)).toEqual({ type, value });
});

test.each(["", "   ", "\u202e", `https://video.example/${"x".repeat(255)}`])("no place comes of %j", (text) => {
  expect(placeIn(text)).toBeUndefined();
});

test("words are taken over by a meeting that shows them, and not by a neutral one", () => {
  expect(driftToUpdate(open, { field: "title", theirs: "Later" })).toEqual({ title: "Later" });
  expect(driftToUpdate(open, { field: "description", theirs: "" })).toEqual({ description: null });
  for (const field of ["title", "description"] as const)
    expect(driftToUpdate(neutral, { field, theirs: "x" })).toBeNull();
});

test("what breaks a rule of the field is not taken over", () => {
  for (const theirs of ["", "x".repeat(256)]) expect(driftToUpdate(open, { field: "title", theirs })).toBeNull();
  expect(driftToUpdate(open, { field: "description", theirs: "x".repeat(4001) })).toBeNull();
});

test("a time is taken over, a whole day is none", () => {
  expect(driftToUpdate(neutral, { field: "time", theirs: "1000/2000" })).toEqual({ startsAt: 1000, endsAt: 2000 });
  expect(driftToUpdate(neutral, { field: "time", theirs: "null/null" })).toBeNull();
});
