import { expect, test } from "vitest";
import { resendFailure } from "@/lib/adapters/mailer-resend-failure";

const notTimedOut = { timedOut: false, now: 0 };

test.each([null, undefined, "broken", [], {}, { statusCode: "500" }, { message: "Bad gateway" }])(
  "an answer of somebody else (%o) is ambiguous",
  (error) => {
    const failure = resendFailure({ error, headers: { "retry-after": "3" } }, notTimedOut);
    expect(failure).toMatchObject({ kind: "ambiguous", reason: "unexpected_answer", retryAfterSeconds: 3 });
  },
);

test.each([200, 302, 408, 599])("status %d is ambiguous", (statusCode) => {
  expect(resendFailure({ error: { statusCode }, headers: {} }, notTimedOut)).toMatchObject({
    kind: "ambiguous",
    reason: `http_${statusCode}`,
  });
});
