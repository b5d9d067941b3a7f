import { expect, test } from "vitest";
import { resendFailure } from "@/lib/adapters/mail/resend-failure";

const notTimedOut = { timedOut: false, left: true, now: 0 };

test.each([null, undefined, "broken", [], {}, { statusCode: "500" }, { message: "Bad gateway" }])(
  "an answer of somebody else (%o) is ambiguous",
  (error) => {
    const failure = resendFailure({ error, headers: { "retry-after": "3" } }, notTimedOut);
    expect(failure).toMatchObject({ kind: "ambiguous", reason: "unexpected_answer", retryAfterSeconds: 3 });
  },
);

test.each([200, 302, 408, 502, 504, 599])("status %d is ambiguous", (statusCode) => {
  expect(resendFailure({ error: { statusCode }, headers: {} }, notTimedOut)).toMatchObject({
    kind: "ambiguous",
    reason: `http_${statusCode}`,
  });
});

test.each([500, 503])("status %d is temporary: Resend itself says that it did not take the mail", (statusCode) => {
  expect(resendFailure({ error: { statusCode }, headers: {} }, notTimedOut)).toMatchObject({ kind: "temporary" });
});

test("a request that never left was not taken, whatever became of it", () => {
  const failure = resendFailure({ error: null, headers: null }, { timedOut: true, left: false, now: 0 });
  expect(failure).toMatchObject({ kind: "temporary", reason: "unreachable" });
});
