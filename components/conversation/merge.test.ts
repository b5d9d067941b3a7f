import { expect, test } from "vitest";
import { leavesGap, merged } from "@/components/conversation/merge";
import type { MessageView } from "@/lib/conversations/message-view";

const message = (position: number): MessageView => ({
  id: `m${position}`,
  clientId: `c${position}`,
  position,
  body: `message ${position}`,
  createdAt: "2027-03-10T15:00:00Z",
  author: { role: "host", name: "Dana Whitfield", self: false },
});
const at = (...positions: number[]) => positions.map(message);

test("a page that overlaps with what is shown repeats nothing and changes no order", () => {
  expect(merged(at(2, 3), at(4, 3, 1)).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
});

test("a page that does not reach back to what is shown leaves a gap", () => {
  expect(leavesGap(at(1, 2), at(5, 4))).toBe(true);
  expect(leavesGap(at(1, 2), at(4, 3))).toBe(false);
  expect(leavesGap(at(1, 2), at(2, 1))).toBe(false);
  expect(leavesGap(at(1, 2), [])).toBe(false);
  expect(leavesGap([], at(5, 4))).toBe(false);
});
