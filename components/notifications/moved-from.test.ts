import { expect, test } from "vitest";
import { movedFrom } from "@/components/notifications/moved-from";

test("the start before the change is found among the changes", () => {
  const changes = [
    { field: "title", from: "A", to: "B" },
    { field: "startsAt", from: "2026-12-01T15:00:00Z", to: "2026-12-02T15:00:00Z" },
  ];
  expect(movedFrom(changes)).toBe(Date.UTC(2026, 11, 1, 15));
});

test("a change that moved nothing has no start before", () => {
  expect(movedFrom([{ field: "title", from: "A", to: "B" }])).toBeUndefined();
  expect(movedFrom([null, 1, { field: "startsAt" }])).toBeUndefined();
});
