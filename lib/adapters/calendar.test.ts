import { expect, test } from "vitest";
import { CalendarError } from "@/lib/adapters/calendar";

test("an error of a calendar says with a code what happened, and when to come back", () => {
  const error = new CalendarError("rate_limited", "rate_limit_exceeded", 7);
  expect(error).toMatchObject({ kind: "rate_limited", reason: "rate_limit_exceeded", retryAfterSeconds: 7 });
  expect(String(error)).toBe("CalendarError: The calendar did not do what was asked: rate_limit_exceeded.");
});
