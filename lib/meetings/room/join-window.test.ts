import { expect, test } from "vitest";
import { joinWindowOf } from "@/lib/meetings/room/join-window";

const startsAt = Date.parse("2026-12-01T15:00:00Z");
const endsAt = Date.parse("2026-12-01T15:50:00Z");

test.each([
  ["2026-12-01T14:49:59Z", "before"],
  ["2026-12-01T14:50:00Z", "open"],
  ["2026-12-01T15:49:59Z", "open"],
  ["2026-12-01T15:50:00Z", "after"],
])("at %s the room is %s", (now, state) => {
  expect(joinWindowOf({ startsAt, endsAt }, Date.parse(now))).toBe(state);
});
