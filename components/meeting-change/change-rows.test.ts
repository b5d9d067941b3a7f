import { expect, test } from "vitest";
import { changeRowsOf } from "@/components/meeting-change/change-rows";

const times = { startsAt: Date.UTC(2027, 2, 10, 15), endsAt: Date.UTC(2027, 2, 10, 16) };

test("another start and end are one line, where the first of them stood", () => {
  const rows = changeRowsOf(
    [
      { field: "title", from: "A", to: "B" },
      { field: "startsAt", from: "2027-03-10T15:00:00Z", to: "2027-03-11T15:00:00Z" },
      { field: "endsAt", from: "2027-03-10T16:00:00Z", to: "2027-03-11T16:00:00Z" },
    ],
    times,
  );
  const to = { startsAt: Date.UTC(2027, 2, 11, 15), endsAt: Date.UTC(2027, 2, 11, 16) };
  expect(rows).toEqual([
    { field: "title", from: "A", to: "B" },
    { field: "when", from: times, to },
  ]);
});

test("a longer meeting keeps its start in the line", () => {
  const changes = [{ field: "endsAt" as const, from: "2027-03-10T16:00:00Z", to: "2027-03-10T16:30:00Z" }];
  const to = { ...times, endsAt: Date.UTC(2027, 2, 10, 16, 30) };
  expect(changeRowsOf(changes, times)).toEqual([{ field: "when", from: times, to }]);
});

test("who goes and who comes are two lines, and who stays is in neither", () => {
  const changes = [{ field: "invitees" as const, from: ["a@x", "b@x"], to: ["b@x", "c@x"] }];
  expect(changeRowsOf(changes, times)).toEqual([
    { field: "removed", emails: ["a@x"] },
    { field: "added", emails: ["c@x"] },
  ]);
  expect(changeRowsOf([{ field: "invitees", from: ["a@x"], to: [] }], times)).toEqual([
    { field: "removed", emails: ["a@x"] },
  ]);
});
