import { expect, test } from "vitest";
import { BEGINNING, cursorOf, snapshotIn } from "@/lib/live/cursor";

test.each(["735:735:", "735:740:736,738", "1:9223372036854775807:"])(
  "the snapshot %s comes back out of its cursor",
  (snapshot) => {
    expect(snapshotIn(cursorOf(snapshot, "15"))).toBe(snapshot);
  },
);

test("every event of one reading has a cursor of its own", () => {
  expect(cursorOf("735:735:", "1")).not.toBe(cursorOf("735:735:", "2"));
});

test.each([
  "",
  "15",
  "735:735:",
  "740:735:.1",
  "0:5:.1",
  "735:740:734.1",
  "735:740:740.1",
  "735:740:738,736.1",
  "735:740:736,736.1",
  "735:9223372036854775808:.1",
  "735:740:'; drop table users.1",
])("what PostgreSQL would not take as a snapshot, %j, begins at the beginning", (cursor) => {
  expect(snapshotIn(cursor)).toBe(BEGINNING);
});
