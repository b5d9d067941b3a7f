import { expect, test } from "vitest";
import { type Resent, secondsUntilResend } from "@/lib/meetings/announce/resend-pause";
import { MINUTE } from "@/lib/time/durations";

const now = Date.parse("2027-01-01T10:00:00Z");
const same = (minutesAgo: number): Resent => ({ at: now - minutesAgo * MINUTE, same: true });
const other = (minutesAgo: number): Resent => ({ ...same(minutesAgo), same: false });

test.each([
  ["never sent again", [], 0],
  ["a third of a minute ago", [same(1 / 3)], 40],
  ["a minute ago", [same(1)], 0],
  ["another meeting's a moment ago", [other(0)], 0],
  ["twice within the hour", [same(10), same(20)], 40 * 60],
  ["twice within the hour about other meetings", [other(10), other(20)], 40 * 60],
  ["twice, one of them an hour ago", [same(10), same(60)], 0],
  ["five times within the day", [same(100), same(200), same(300), same(400), same(500)], (24 * 60 - 500) * 60],
  ["five times, most about other meetings", [same(100), other(200), other(300), other(400), other(500)], 0],
])("%s", (_, resent, seconds) => {
  expect(Math.max(0, secondsUntilResend(resent, now))).toBe(seconds);
});
